class FormsController < StaffController
  def index
    render json: current_user.forms
  end

  def create
    current_user.forms.create!(name: params[:name])
  end
end
