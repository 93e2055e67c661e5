class SearchController < ActionController::Base
  def index
    @lines = LINES.select { |line| line =~ /#{Regexp.escape(params[:q])}/i }
  end
end
