class SessionsController < ActionController::Base
  def create
    Rails.logger.warn("refused #{params[:name].inspect} in #{Integer(params[:shop])}")
  end
end
