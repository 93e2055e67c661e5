import type { App } from "../app.ts";

export const railsGarden: App = {
  Gemfile: `gem "rails"
gem "devise"
`,
  "app/controllers/application_controller.rb": `class ApplicationController < ActionController::Base
  protect_from_forgery with: :exception
end
`,
  "app/controllers/plots_controller.rb": `class PlotsController < ApplicationController
  before_action :authenticate_user!, except: [:index, :show]
  before_action :own_plot, only: [:update«, :destroy»]

  def index
    @plots = Plot.all
  end

  def show
    @plot = Plot.find(params[:id])
  end

  def update
    @plot.update!(params.require(:plot).permit(:title))
    redirect_to @plot
  end

  def destroy
    Plot.find(params[:id]).destroy!
    redirect_to plots_path
  end

  private

  def own_plot
    @plot = Plot.find(params[:id])
    head :forbidden unless @plot.user_id == current_user.id
  end
end
`,
  "app/controllers/requests_controller.rb": `class RequestsController < ApplicationController
  «before_action :authenticate_user!»

  def index
    @requests = current_user.requests
  end

  def create
    current_user.requests.create!(params.require(:request).permit(:text))
    redirect_to requests_path
  end

  def destroy
    current_user.requests.find(params[:id]).destroy!
    redirect_to requests_path
  end
end
`,
  "app/controllers/admin/base_controller.rb": `class Admin::BaseController < ApplicationController
  before_action :authenticate_user!
  «before_action :require_admin»

  private

  def require_admin
    redirect_to root_path unless current_user.admin?
  end
end
`,
  "app/controllers/admin/plots_controller.rb": `class Admin::PlotsController < «Admin::BaseController»
  def create
    Plot.create!(params.require(:plot).permit(:title, :user_id))
    redirect_to plots_path
  end

  def destroy
    Plot.find(params[:id]).destroy!
    redirect_to plots_path
  end
end
`,
  "app/controllers/admin/users_controller.rb": `class Admin::UsersController < Admin::BaseController
  def index
    @users = User.order(:email)
  end

  def update
    User.find(params[:id]).update!(params.require(:user).permit(:email))
    redirect_to admin_users_path
  end

  def destroy
    User.find(params[:id]).destroy!
    redirect_to admin_users_path
  end
end
`,
  "app/models/plot.rb": `class Plot < ApplicationRecord
  belongs_to :user
end
`,
  "app/models/request.rb": `class Request < ApplicationRecord
  belongs_to :user
end
`,
  "app/models/user.rb": `class User < ApplicationRecord
  has_many :plots
  has_many :requests
end
`,
  "config/routes.rb": `Rails.application.routes.draw do
  devise_for :users
  resources :plots, only: [:index, :show, :update, :destroy]
  resources :requests, only: [:index, :create, :destroy]
  namespace :admin do
    resources :users, only: [:index, :update, :destroy]
    resources :plots, only: [:create, :destroy]
  end
end
`,
};
