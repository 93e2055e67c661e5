require "sinatra/base"
require "open3"
class Web < Sinatra::Base
  helpers do
    def shell(text)
      `sh -c #{text}` # ng: command-injection
    end
  end
  before "/in/*" do
    @who = params["who"]
  end
  get "/a" do
    system("ls #{params["a"]}") # ng: command-injection
  end
  get "/b/:name" do
    `ls #{params[:name]}` # ng: command-injection
  end
  get "/c/:name" do |name|
    system("ls #{name}") # ng: command-injection
  end
  get "/d/*" do
    send_file "/srv/" + params["splat"].first # ng: path-traversal
  end
  post "/e" do
    data = JSON.parse(request.body.read)
    system("ls #{data["a"]}") # ng: command-injection
  end
  get "/f" do
    redirect params[:to] # ng: open-redirect
  end
  get "/g" do
    redirect to("/x") # ok
  end
  get "/h" do
    "<p>#{params[:a]}</p>" # ng: cross-site-scripting
  end
  get "/i" do
    "<p>#{Rack::Utils.escape_html(params[:a])}</p>" # ok
  end
  get "/j" do
    erb "<p>#{params[:a]}</p>" # ng: template-injection
  end
  get "/k" do
    erb :show, locals: { a: params[:a] } # ok
  end
  get "/l" do
    content_type :json
    { a: params[:a] }.to_json # ok
  end
  get "/m" do
    system("ls #{request.env["HTTP_X_A"]}") # ng: command-injection
  end
  get "/n" do
    system("ls #{request.cookies["a"]}") # ng: command-injection
  end
  get "/o" do
    shell(params[:a])
  end
  get "/in/p" do
    system("ls #{@who}")
  end
  get %r{/q/(\w+)} do |word|
    system("ls #{word}")
  end
  get "/r" do
    halt 400 unless params[:a].match?(/\A\w+\z/)
    system("ls #{params[:a]}") # ok
  end
  get "/s" do
    session[:name] # ok
  end
  get "/t" do
    system("ls #{session[:name]}") # ok
  end
  get "/u" do
    headers "X-A" => params[:a]
    body "<p>#{params[:a]}"
  end
  get "/v" do
    content_type "text/plain"
    "a #{params[:a]}" # ok
  end
  set :session_secret, "this is not so very secret at all, is it" # ng: hardcoded-signing-key
  disable :protection
end
