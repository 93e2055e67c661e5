require "sinatra"

get "/lookup" do
  [params[:host], "localhost"].each do |host|
    result = `nslookup #{host}`
    puts result
  end
end
