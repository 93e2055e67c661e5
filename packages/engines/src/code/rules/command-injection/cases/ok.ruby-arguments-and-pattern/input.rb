require "shellwords"
require "sinatra"

post "/ping" do
  host = params[:host]
  halt 400 unless host.match?(/\A[a-z0-9-]+\z/)
  system("ping -c 1 #{host}")
  system("ls", "--", params[:folder])
  system("du #{Shellwords.escape(params[:folder])}")
end
