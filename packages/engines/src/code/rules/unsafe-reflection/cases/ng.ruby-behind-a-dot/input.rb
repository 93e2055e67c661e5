class ReportsController < ApplicationController
  def show
    klass = "Reports::#{params[:kind]}".constantize
    render plain: klass.new.public_send(params[:method])
  end
end
