class SessionsController < ActionController::Base
  def create
    Rails.logger.warn("refused #{params[:name]}")
  end
end
