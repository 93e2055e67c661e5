class SessionsController < ActionController::Base
  def create
    target = URI.parse(params[:back])
    return redirect_to target.to_s if target.host == Rails.application.config.domain
    redirect_to root_path
  end
end
