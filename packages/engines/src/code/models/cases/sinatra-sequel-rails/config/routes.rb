Rails.application.routes.draw do
  resources :notes
  namespace :admin do
    resources :notes, only: [:index, :destroy]
  end
  get "/flow/:action", controller: "flow"
  get "/db/:action", controller: "db"
end
