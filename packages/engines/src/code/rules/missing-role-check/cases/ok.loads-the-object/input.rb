class ApplicationController < ActionController::Base
  before_action :known

  private

  def known
    redirect_to new_session_path unless current_user
  end
end

class InvitationsController < ApplicationController
  before_action :load_invitation, only: %i[show update destroy]

  def index
    render json: current_team.invitations
  end

  def create
    current_team.invitations.create!(address: params[:address])
  end

  def show
    render json: @invitation
  end

  def update
    @invitation.update!(address: params[:address])
  end

  def destroy
    @invitation.destroy!
  end

  private

  def load_invitation
    @invitation = current_user.invitations.find_by(id: params[:id])
    render_not_allowed if @invitation.nil? || !current_user.admin?
  end

  def render_not_allowed
    head :forbidden
  end
end

Rails.application.routes.draw do
  resources :invitations, only: %i[index create show update destroy]
end
