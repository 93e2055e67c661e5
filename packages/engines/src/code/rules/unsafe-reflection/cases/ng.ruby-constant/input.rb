class ReportsController < ActionController::Base
  def create
    kind = "#{params[:kind]}_report".camelize
    @report = kind.constantize.new
  end
end
