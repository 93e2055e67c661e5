Rails.application.routes.draw do
  resources :parcels
  resources :depots
  resources :lorries
  get "pickup/:pickup_token", to: "pickups#show"
  delete "pickup/:pickup_token", to: "pickups#destroy"
end

class ApplicationController < ActionController::Base
  private

  def signed_in_only
    redirect_to "/login" unless current_user
  end
end

class LorriesController < ApplicationController
  before_action :signed_in_only

  def index
    render json: Lorry.all
  end
end

class PickupsController < ApplicationController
  def destroy
    pickup = Pickup.find_by!(pickup_token: params[:pickup_token])
    pickup.destroy
    head :no_content
  end
end

class ParcelsController < ApplicationController
  before_action :load_signed

  def destroy
    @parcel.destroy
    head :no_content
  end

  private

  def load_signed
    @parcel = Parcel.find_signed!(params[:id])
  end
end

class DepotsController < ApplicationController
  before_action :sent_by_carrier

  def destroy
    Depot.find(params[:id]).destroy
    head :no_content
  end

  private

  def sent_by_carrier
    return if Carrier.valid_request_signature?(request.headers["X-Carrier"], request.body.read)
    render plain: "who are you", status: :unauthorized
  end
end
