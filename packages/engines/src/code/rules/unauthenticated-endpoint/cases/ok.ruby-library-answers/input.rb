Rails.application.routes.draw do
  resource :welcome, only: [:update]
  resources :stamps
end

class WelcomesController < Gatehouse::PasswordsController
  def update
    super
    Visitor.find(params[:id]).update(greeted: true)
  end
end

class StampsController < ActionController::Base
  before_action :known

  def destroy
    Stamp.find(params[:id]).destroy
    head :no_content
  end

  private

  def known
    redirect_to "/login" unless current_user
  end
end
