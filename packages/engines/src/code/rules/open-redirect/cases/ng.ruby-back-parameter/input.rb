class SessionsController < ActionController::Base
  def create
    target = params[:back].presence || root_path
    redirect_to target
  end
end
