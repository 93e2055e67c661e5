class ImportsController < ActionController::Base
  def create
    @orders = Nokogiri::XML(request.body.read, nil, "UTF-8", Nokogiri::XML::ParseOptions::NOENT)
  end
end
