class ReportsController < ActionController::Base
  KINDS = { "day" => DayReport, "year" => YearReport }.freeze

  def create
    @report = KINDS.fetch(params[:kind]).new
    @report.send(:prepare, params[:title])
  end
end
