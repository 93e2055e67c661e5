class Order < ActiveRecord::Base
  scope :of, ->(columns) { select(columns) }

  def self.matching(term)
    where("number LIKE '%#{term}%'")
  end
end

class OrdersController < ActionController::Base
  def index
    @orders = Order.matching(filters[:term])
  end

  private

  def filters
    params.require(:filter).permit(:term)
  end
end
