module PagesHelper
  def heading(text)
    "<h1>#{text}</h1>".html_safe
  end
end

class PagesController < ActionController::Base
  include PagesHelper

  def show
    @heading = heading(params[:title])
  end
end
