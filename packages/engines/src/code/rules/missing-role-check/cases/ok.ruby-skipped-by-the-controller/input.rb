class ApplicationController < ActionController::Base
  before_action :known

  private

  def known
    redirect_to new_session_path unless current_user
  end
end

class ApiController < ApplicationController
  before_action :paid, if: :signed_in?

  private

  def paid
    head :forbidden if current_user.plan.expired?
  end
end

class NotesController < ApiController
  def create
    current_user.notes.create!(text: params[:text])
  end

  def update
    current_user.notes.find(params[:id]).update!(text: params[:text])
  end

  def destroy
    current_user.notes.find(params[:id]).destroy!
  end
end

class LabelsController < ApiController
  def create
    current_user.labels.create!(name: params[:name])
  end

  def destroy
    current_user.labels.find(params[:id]).destroy!
  end
end

class DevicesController < ApiController
  skip_before_action :paid

  def create
    current_user.devices.create!(token: params[:token])
  end
end

Rails.application.routes.draw do
  scope "/api" do
    resources :notes, only: [:create, :update, :destroy]
    resources :labels, only: [:create, :destroy]
    resources :devices, only: [:create]
  end
end
