class ApplicationController < ActionController::Base
  include Pundit::Authorization
  protect_from_forgery with: :exception
  before_action :authenticate_user!
  rescue_from Pundit::NotAuthorizedError, with: :denied
  helper_method :current_user
  def current_user
    @current_user ||= User.find_by(id: session[:user_id])
  end
  private
  def denied
    head :forbidden
  end
end
