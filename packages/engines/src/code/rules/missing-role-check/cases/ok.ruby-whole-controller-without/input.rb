Rails.application.routes.draw do
  scope "/yard" do
    resources :crates, only: %i[index create show destroy]
    resources :pallets, only: %i[index create show destroy]
    resources :trucks, only: %i[index create show destroy]
    get "board", to: "boards#show"
    get "board/today", to: "boards#today"
    get "board/week", to: "boards#week"
    get "board/month", to: "boards#month"
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
  before_action :clerks_only

  def index
    head :ok
  end

  def create
    head :ok
  end

  def show
    head :ok
  end

  def destroy
    head :ok
  end
end

class PalletsController < ApplicationController
  before_action :clerks_only

  def index
    head :ok
  end

  def create
    head :ok
  end

  def show
    head :ok
  end

  def destroy
    head :ok
  end
end

class TrucksController < ApplicationController
  before_action :clerks_only

  def index
    head :ok
  end

  def create
    head :ok
  end

  def show
    head :ok
  end

  def destroy
    head :ok
  end
end
