import type { App } from "../app.ts";

export const rails: App = {
  "config/routes.rb": `Rails.application.routes.draw do
  get "health", to: "pages#health"
  resource :session, only: %i[new create]
  resources :bills, only: %i[index show create update destroy] do
    post :pay, on: :member
  end
  namespace :staff do
    resources :reports, only: %i[index show create destroy]
  end
end
`,
  "app/controllers/application_controller.rb": `class ApplicationController < ActionController::Base
  private

  def current_user
    @current_user ||= User.find_by(id: session[:user_id])
  end

  def sign_in!
    redirect_to new_session_path unless current_user
  end
end
`,
  "app/controllers/pages_controller.rb": `class PagesController < ApplicationController
  def health
    head :ok
  end
end
`,
  "app/controllers/bills_controller.rb": `class BillsController < ApplicationController
  before_action :sign_in!, only: %i[«index» «show» «create» «update» «destroy» «pay»]

  def index
    @bills = Bill.where(user_id: current_user.id)
  end

  def show
    @bill = Bill.find_by!(id: params[:id]«, user_id: current_user.id»)
  end

  def create
    @bill = Bill.create(amount: params[:amount], user_id: current_user.id)
  end

  def update
    bill = Bill.find_by!(id: params[:id]«, user_id: current_user.id»)
    bill.update(amount: params[:amount])
  end

  def destroy
    Bill.find_by!(id: params[:id]«, user_id: current_user.id»).destroy
  end

  def pay
    bill = Bill.find_by!(id: params[:id]«, user_id: current_user.id»)
    bill.update(paid: true)
  end
end
`,
  "app/controllers/staff/reports_controller.rb": `module Staff
  class ReportsController < ApplicationController
    before_action :sign_in!
    before_action :staff_only, only: %i[«index» «show» «create» «destroy»]

    def index; end

    def show; end

    def create
      Report.create(title: params[:title])
    end

    def destroy
      Report.find(params[:id]).destroy
    end

    private

    def staff_only
      head :forbidden unless current_user.staff?
    end
  end
end
`,
};
