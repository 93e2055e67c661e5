class ReportsController < ActionController::Base
  def create
    kind = "reports/#{params[:kind]}".camelize
    @report = kind.constantize.new
  end
end
