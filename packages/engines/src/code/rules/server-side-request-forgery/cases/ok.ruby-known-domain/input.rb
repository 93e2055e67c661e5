class LookupsController < ApplicationController
  DOMAINS = %w[shop.example.com www.example.com].freeze
  TEMPLATE = Addressable::Template.new("https://api.example.com/numbers/{number}")

  def show
    address = Addressable::URI.parse(params[:url])
    raise ActionController::BadRequest unless DOMAINS.include?(address&.domain)
    address.path = address.path + ".json"
    render json: HTTParty.get(address.to_s)
  end

  def number
    render json: HTTParty.get(TEMPLATE.expand(number: params[:number]).to_s)
  end
end
