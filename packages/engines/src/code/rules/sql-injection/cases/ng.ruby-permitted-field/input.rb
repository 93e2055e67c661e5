class DevicesController < ApplicationController
  def index
    wanted = params.require(:device).permit(:order, :key)
    render json: Device.order(Arel.sql(wanted[:order]))
  end
end
