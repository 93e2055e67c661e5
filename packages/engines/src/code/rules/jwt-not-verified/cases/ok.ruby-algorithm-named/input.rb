class ApiController < ActionController::API
  def account
    payload, = JWT.decode(request.headers["Authorization"], ENV.fetch("KEY"), true, algorithm: "HS256")
    @account = payload["sub"]
  end
end
