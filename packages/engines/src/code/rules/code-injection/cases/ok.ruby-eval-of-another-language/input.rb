class ReportsController < ApplicationController
  def show
    sandbox = MiniRacer::Context.new
    render json: sandbox.eval(params[:formula])
  end
end
