require "net/http"

class PreviewsController < ActionController::Base
  def show
    uri = URI.parse(params[:url])
    @page = Net::HTTP.get(uri)
    head :bad_request if uri.host != "www.example.com"
  end
end
