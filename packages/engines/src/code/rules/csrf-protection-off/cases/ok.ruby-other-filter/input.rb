class HooksController < ApplicationController
  skip_before_action :set_locale
  protect_from_forgery with: :exception
end
