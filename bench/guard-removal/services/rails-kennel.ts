import type { App } from "../app.ts";

export const railsKennel: App = {
  Gemfile: `source "https://rubygems.org"
gem "rails", "~> 8.0"
gem "pg"
gem "bcrypt"
`,
  "app/controllers/application_controller.rb": `class ApplicationController < ActionController::Base
«  include Authentication
»end
`,
  "app/controllers/bookings_controller.rb": `class BookingsController < ApplicationController
  before_action :load_booking, only: %i[show update destroy confirm]
«  before_action :own_booking!, only: %i[show update destroy]
»«  before_action :staff_only!, only: :confirm
»
  def index
    dog = current_user.dogs.find(params[:dog_id])
    render json: dog.bookings
  end

  def create
    dog = Dog.find_by!(id: params[:dog_id]«, user_id: current_user.id»)
    render json: dog.bookings.create!(starts_on: params[:starts_on], user: current_user), status: :created
  end

  def show
    render json: @booking
  end

  def update
    @booking.update!(starts_on: params[:starts_on])
    render json: @booking
  end

  def destroy
    @booking.destroy!
    head :no_content
  end

  def confirm
    @booking.update!(confirmed: true)
    head :no_content
  end

  private

  def load_booking
    @booking = Booking.find(params[:id])
  end

  def own_booking!
    head :forbidden unless @booking.user_id == current_user.id
  end

  def staff_only!
    head :forbidden unless current_user.staff?
  end
end
`,
  "app/controllers/breeds_controller.rb": `class BreedsController < ApplicationController
  allow_anonymous

  def index
    render json: Breed.order(:name)
  end

  def show
    render json: Breed.find(params[:id])
  end
end
`,
  "app/controllers/concerns/authentication.rb": `module Authentication
  extend ActiveSupport::Concern

  included do
    before_action :require_login
    helper_method :current_user
  end

  class_methods do
    def allow_anonymous(**options)
      skip_before_action :require_login, **options
    end
  end

  private

  def current_user
    @current_user ||= User.find_by(id: session[:user_id])
  end

  def require_login
    head :unauthorized unless current_user
  end
end
`,
  "app/controllers/dogs_controller.rb": `class DogsController < ApplicationController
  before_action :set_dog, only: %i[show update destroy]

  def index
    render json: current_user.dogs
  end

  def show
    render json: @dog
  end

  def create
    render json: current_user.dogs.create!(dog_params), status: :created
  end

  def update
    @dog.update!(dog_params)
    render json: @dog
  end

  def destroy
    @dog.destroy!
    head :no_content
  end

  private

  def set_dog
    @dog = Dog«.where(user: current_user)».find(params[:id])
  end

  def dog_params
    params.require(:dog).permit(:name, :age)
  end
end
`,
  "app/controllers/sessions_controller.rb": `class SessionsController < ApplicationController
  skip_before_action :require_login, only: :create

  def create
    user = User.find_by(email: params[:email])
    return head(:unauthorized) unless user&.authenticate(params[:password])
    reset_session
    session[:user_id] = user.id
    head :no_content
  end

  def destroy
    reset_session
    head :no_content
  end
end
`,
  "app/controllers/staff/base_controller.rb": `module Staff
  class BaseController < ApplicationController
«    before_action :require_staff
»
    private

    def require_staff
      head :forbidden unless current_user.staff?
    end
  end
end
`,
  "app/controllers/staff/breeds_controller.rb": `module Staff
  class BreedsController < BaseController
    def create
      render json: Breed.create!(name: params[:name]), status: :created
    end

    def update
      breed = Breed.find(params[:id])
      breed.update!(name: params[:name])
      render json: breed
    end

    def destroy
      Breed.find(params[:id]).destroy!
      head :no_content
    end
  end
end
`,
  "app/controllers/staff/members_controller.rb": `module Staff
  class MembersController < BaseController
    def index
      render json: User.all.as_json(only: %i[id email role])
    end

    def destroy
      User.find(params[:id]).destroy!
      head :no_content
    end
  end
end
`,
  "app/models/booking.rb": `class Booking < ApplicationRecord
  belongs_to :dog
  belongs_to :user
end
`,
  "app/models/breed.rb": `class Breed < ApplicationRecord
end
`,
  "app/models/dog.rb": `class Dog < ApplicationRecord
  belongs_to :user
  has_many :bookings
end
`,
  "app/models/user.rb": `class User < ApplicationRecord
  has_secure_password
  has_many :dogs
  enum :role, { owner: 0, staff: 1 }
end
`,
  "config/routes.rb": `Rails.application.routes.draw do
  resource :session, only: %i[create destroy]
  resources :breeds, only: %i[index show]
  resources :dogs do
    resources :bookings, only: %i[index create]
  end
  resources :bookings, only: %i[show update destroy] do
    post :confirm, on: :member
  end
  namespace :staff do
    resources :breeds, only: %i[create update destroy]
    resources :members, only: %i[index destroy]
  end
end
`,
};
