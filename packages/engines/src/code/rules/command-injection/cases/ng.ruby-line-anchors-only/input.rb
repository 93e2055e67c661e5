class ToolsController < ActionController::Base
  def ping
    return head :bad_request unless params[:host] =~ /^[a-z0-9-]+$/
    system("ping -c 1 #{params[:host]}")
  end
end
