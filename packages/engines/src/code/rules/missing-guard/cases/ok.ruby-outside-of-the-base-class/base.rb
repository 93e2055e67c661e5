class StaffController < ActionController::Base
  before_action :require_member

  private

  def require_member
    redirect_to new_session_path unless current_user
  end
end
