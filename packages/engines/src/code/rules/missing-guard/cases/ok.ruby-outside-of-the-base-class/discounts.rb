class DiscountsController < StaffController
  def index
    render json: current_user.discounts
  end

  def create
    current_user.discounts.create!(name: params[:name])
  end
end
