class ReportsController < ActionController::Base
  COLUMNS = %w[day month].freeze

  def index
    column = params[:by]
    column = "day" unless COLUMNS.include?(column)
    @rows = Row.group(column).count
    @page = Row.where(name: params[:name]).first!
    @rest = Row.joins("JOIN days ON days.id = #{@page.day_id}")
  end
end
