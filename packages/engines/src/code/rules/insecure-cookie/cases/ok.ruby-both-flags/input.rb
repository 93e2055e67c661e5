class PlacesController < ActionController::Base
  def create
    cookies[:token] = { value: "1", secure: true, httponly: true }
  end
end
