Rails.application.routes.draw do
  get "forgot_password" => "visitors#forgot_password"
  post "reset_password", to: "visitors#reset_password"
  get "access_token", "token" => "api/v2/tokens#show"
end
