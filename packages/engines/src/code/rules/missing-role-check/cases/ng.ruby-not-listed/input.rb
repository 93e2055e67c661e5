Rails.application.routes.draw do
  resources :crates do
    member do
      post :seal
      post :open
      post :weigh
    end
  end
end

class ApplicationController < ActionController::Base
  before_action :signed_in_only

  private

  def signed_in_only
    redirect_to "/login" unless current_user
  end

  def clerks_only
    head :forbidden unless current_user.roles.include?("clerk")
  end
end

class CratesController < ApplicationController
  before_action :clerks_only, only: [:index, :create, :seal, :open]

  def index
    render json: []
  end

  def create
    head :created
  end

  def seal
    head :ok
  end

  def open
    head :ok
  end

  def weigh
    head :ok
  end
end
