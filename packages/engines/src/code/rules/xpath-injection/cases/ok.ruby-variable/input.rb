class BooksController < ActionController::Base
  def show
    books = Nokogiri::XML(File.read("/srv/books.xml"))
    @book = books.at_xpath("//book[@title=$title]", nil, title: params[:title])
  end
end
