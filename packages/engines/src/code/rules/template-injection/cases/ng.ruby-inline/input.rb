class PagesController < ActionController::Base
  def show
    page = "<h1>#{params[:title]}</h1>"
    render inline: page
  end
end
