Rails.application.routes.draw do
  resources :kettles
  resources :spoons
  resources :plates
end

class ApplicationController < ActionController::Base
  before_action :guests_only_look

  private

  def guests_only_look
    return if logged_in?

    redirect_to "/login"
  end
end

class KettlesController < ApplicationController
  def destroy
    Kettle.find(params[:id]).destroy
    head :no_content
  end
end

class SpoonsController < ApplicationController
  def destroy
    Spoon.find(params[:id]).destroy
    head :no_content
  end
end

class PlatesController < ActionController::Base
  before_action :known

  def update
    Plate.find(params[:id]).update(washed: true)
    head :no_content
  end

  private

  def known
    redirect_to "/login" unless current_user
  end
end
