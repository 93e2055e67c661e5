class DevicesController < ApplicationController
  def create
    device = current_user.devices.find_by(device_params)
    current_user.devices.create!(device_params.merge(agent: request.user_agent)) if device.nil?
  end

  def index
    orders = Order.arel_table
    expression = Arel::Nodes::NamedFunction.new("LOWER", [orders[:name]]).eq(Arel::Nodes.build_quoted(params[:name]))
    render json: Order.where(expression).where(orders[:number].eq(params[:number]))
  end

  private

  def device_params
    params.require(:device).permit(:endpoint, :key, tags: [])
  end
end
