require "sinatra"

enable :sessions
set :session_secret, ENV.fetch("SESSION_SECRET")
