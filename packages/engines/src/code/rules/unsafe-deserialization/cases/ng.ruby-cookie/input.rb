class CartController < ActionController::Base
  def show
    @cart = Marshal.load(Base64.decode64(cookies[:cart]))
  end
end
