class ItemsController < ActionController::Base
  def index
    render json: Item.on_sale
  end
end

Rails.application.routes.draw do
  scope "/shop" do
    resources :discounts, only: %i[index create]
    resources :upsells, only: %i[index create]
    resources :forms, only: %i[index create]
    resources :items, only: %i[index]
  end
end
