class ReportsController < ApplicationController
  def show
    total = 7
    render json: binding.eval(params[:formula])
  end
end
