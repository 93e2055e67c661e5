class BooksController < ActionController::Base
  def show
    books = Nokogiri::XML(File.read("/srv/books.xml"))
    @book = books.at_xpath("//book[@title='#{params[:title]}']")
  end
end
