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
  def destroy
    Parcel.find(params[:id]).destroy
    head :no_content
  end
end
