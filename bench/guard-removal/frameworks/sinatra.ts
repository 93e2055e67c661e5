import type { App } from "../app.ts";

export const sinatra: App = {
  "app.rb": `require "sinatra/base"

class Notes < Sinatra::Base
  helpers do
    def current_user
      session[:user]
    end

    def signed_in!
      halt 401 unless current_user
    end
  end

  get("/health") { "ok" }
  post("/login") { session[:user] = check(params[:name], params[:secret]) }

  get "/notes" do
    «signed_in!»
    Note.where(owner: current_user).to_json
  end

  post "/notes" do
    «signed_in!»
    Note.create(text: params[:text], owner: current_user).to_json
  end

  get "/notes/:id" do
    «signed_in!»
    Note.find_by(id: params[:id]«, owner: current_user»).to_json
  end

  put "/notes/:id" do
    «signed_in!»
    Note.find_by(id: params[:id]«, owner: current_user»).update(text: params[:text])
    "changed"
  end

  delete "/notes/:id" do
    «signed_in!»
    Note.find_by(id: params[:id]«, owner: current_user»).destroy
    "removed"
  end
end
`,
};
