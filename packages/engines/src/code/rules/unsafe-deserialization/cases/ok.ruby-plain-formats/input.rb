class CartController < ActionController::Base
  def show
    @cart = JSON.parse(cookies[:cart])
    @settings = YAML.safe_load(params[:settings], permitted_classes: [Date])
  end
end
