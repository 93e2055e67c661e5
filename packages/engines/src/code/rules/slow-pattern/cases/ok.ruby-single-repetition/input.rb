class NamesController < ActionController::Base
  def show
    head :ok if params[:name].match?(/\A[\w\s]+\z/)
  end
end
