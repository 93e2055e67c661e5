class HooksController < ApplicationController
  skip_before_action :verify_authenticity_token, only: [:create]

  def create
    head :ok
  end
end
