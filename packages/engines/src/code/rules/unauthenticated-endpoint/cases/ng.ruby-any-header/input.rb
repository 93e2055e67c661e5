Rails.application.routes.draw do
  resources :letters
  resources :stamps
end

class MachineController < ActionController::Base
  before_action :sent_by_a_machine

  private

  def sent_by_a_machine
    given = request.headers["X-Machine-Language"]
    if given.blank?
      refuse "who?"
      return
    end
    machine = Machine.where(kind: "post", code: given).first
    refuse "who are you?" if machine.nil?
    @machine = machine
  end

  def refuse(why)
    render json: { error: why }
  end
end

class LettersController < MachineController
  def update
    Letter.find(params[:id]).update(sent: true)
    head :no_content
  end
end

class StampsController < ActionController::Base
  before_action { redirect_to "/login" unless current_user }

  def destroy
    Stamp.find(params[:id]).destroy
    head :no_content
  end
end
