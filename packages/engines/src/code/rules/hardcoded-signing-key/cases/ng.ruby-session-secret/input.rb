require "sinatra"

enable :sessions
set :session_secret, "a sentence that everybody knows"
