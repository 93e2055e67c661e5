
class BoardsController < ApplicationController
  def show
    head :ok
  end

  def today
    head :ok
  end

  def week
    head :ok
  end

  def month
    head :ok
  end
end
