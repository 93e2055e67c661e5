class UpsellsController < StaffController
  def index
    render json: current_user.upsells
  end

  def create
    current_user.upsells.create!(name: params[:name])
  end
end
