require "sinatra/base"

class Greeting < Sinatra::Base
  get "/hello/:name" do
    "<h1>Hello #{Rack::Utils.escape_html(params["name"])}</h1>"
  end

  get "/bye/:name" do
    @name = params["name"]
    erb :bye
  end
end
