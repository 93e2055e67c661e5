require "grape"
class API < Grape::API
  format :json
  helpers do
    def db
      @db ||= Sequel.connect(ENV["DATABASE_URL"])
    end
  end
  params do
    requires :name, type: String
    requires :id, type: Integer
    optional :kind, type: String, values: %w[a b]
  end
  get :a do
    system("ls #{params[:name]}") # ng: command-injection
  end
  get "b/:name" do
    DB.fetch("select * from notes where name = '#{params[:name]}'") # ng: sql-injection
  end
  resource :notes do
    get ":id" do
      DB["select * from notes where id = #{params[:id]}"].all # ng: sql-injection
    end
    post do
      DB["select * from notes where id = ?", params[:id]].all # ok
    end
  end
  get :c do
    redirect params[:to] # ng: open-redirect
  end
  get :d do
    system("ls #{headers["X-A"]}")
  end
  get :e do
    system("ls #{declared(params)[:name]}") # ng: command-injection
  end
end
DB = Sequel.connect(ENV.fetch("DATABASE_URL"))
