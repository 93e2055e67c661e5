class ImportsController < ActionController::Base
  def create
    @orders = Nokogiri::XML(request.body.read)
  end
end
