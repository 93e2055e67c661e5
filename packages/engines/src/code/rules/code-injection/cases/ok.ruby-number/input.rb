class RulesController < ActionController::Base
  def run
    @result = eval("2 * #{Integer(params[:factor])}")
  end
end
