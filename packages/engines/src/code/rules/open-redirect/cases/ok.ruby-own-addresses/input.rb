class SessionsController < ActionController::Base
  def create
    redirect_to orders_path(page: params[:page])
  end

  def back
    redirect_to params[:back], allow_other_host: false
  end

  def show
    redirect_to "/orders/#{params[:id]}"
  end
end
