class NamesController < ActionController::Base
  def show
    head :ok if params[:name] =~ /\A(\w+\s?)+\z/
  end
end
