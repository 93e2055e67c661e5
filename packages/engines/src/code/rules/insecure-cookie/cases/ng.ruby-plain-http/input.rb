class PlacesController < ActionController::Base
  def create
    cookies.signed[:place] = { value: "1", secure: false }
    cookies[:token] = { value: "1", secure: false, httponly: true }
  end
end
