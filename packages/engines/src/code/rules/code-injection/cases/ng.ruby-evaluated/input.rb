class RulesController < ActionController::Base
  def run
    text = params.fetch(:rule, "1")
    instance_eval("@result = #{text}")
  end
end
