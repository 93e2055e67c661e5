class ApplicationController < ActionController::Base
  before_action :authenticate_user!
  private
  def wanted
    params[:wanted]
  end
  def run_it(text)
    system("sh -c #{text}") # ng: command-injection
  end
end
