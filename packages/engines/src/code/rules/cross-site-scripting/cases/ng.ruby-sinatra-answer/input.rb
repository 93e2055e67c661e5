require "sinatra/base"

class Greeting < Sinatra::Base
  get "/hello/:name" do
    "<h1>Hello #{params["name"]}</h1>"
  end
end
