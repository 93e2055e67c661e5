class PartsController < ActionController::Base
  PARTS = %w[menu footer].freeze

  def show
    part = params[:part]
    part = "menu" unless PARTS.include?(part)
    load Rails.root.join("parts", "#{part}.rb")
  end
end
