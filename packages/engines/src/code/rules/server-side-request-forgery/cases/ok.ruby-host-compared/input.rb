require "net/http"

class PreviewsController < ActionController::Base
  def show
    uri = URI.parse(params[:url])
    return head :bad_request unless uri.host == "www.example.com"
    @page = Net::HTTP.get(uri)
  end
end
