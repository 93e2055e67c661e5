class OrdersController < ActionController::Base
  COLUMNS = %w[number created_at].freeze

  def index
    @orders = Order.where(number: params[:number]).where("total > ?", params[:total])
    @orders = @orders.order(params[:sort]) if COLUMNS.include?(params[:sort])
    @orders = @orders.where("id = #{params[:id].to_i}")
  end

  def sorted
    column = case params[:sort]
             when "date" then "created_at"
             else "number"
             end
    @orders = Order.order(column)
  end
end
