class SearchController < ActionController::Base
  def index
    @lines = LINES.select { |line| line =~ /#{params[:q]}/i }
  end
end
