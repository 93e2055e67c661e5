class PartsController < ActionController::Base
  def show
    load Rails.root.join("parts", "#{params[:part]}.rb")
  end
end
