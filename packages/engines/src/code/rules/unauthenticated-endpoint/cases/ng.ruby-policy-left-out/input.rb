Rails.application.routes.draw do
  resources :parcels
  resources :depots
  get "pickup/:pickup_token", to: "pickups#show"
  delete "pickup/:pickup_token", to: "pickups#destroy"
end

class ApplicationController < ActionController::Base
  private

  def signed_in_only
    redirect_to "/login" unless current_user
  end
end

class DepotsController < ApplicationController
  before_action :signed_in_only

  def index
    render json: Depot.all
  end

  def create
    Depot.create!(name: params[:name])
    head :created
  end
end

class ParcelsController < ApplicationController
  authorize_resource

  def show
    render json: Parcel.find(params[:id])
  end
end

class PickupsController < ApplicationController
  after_action :remember

  def destroy
    Pickup.find(params[:pickup_token]).destroy
    head :no_content
  end

  private

  def authorize
    logger.info("asked")
  end

  def remember
    logger.info("done")
  end
end
