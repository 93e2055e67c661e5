Rails.application.routes.draw do
  resources :posts
  resources :shell, only: [:index]
  get "/shell/:action", controller: "shell"
  get "/query/:action", controller: "query"
  get "/files/:action", controller: "files"
  get "/web/:action", controller: "web"
end
