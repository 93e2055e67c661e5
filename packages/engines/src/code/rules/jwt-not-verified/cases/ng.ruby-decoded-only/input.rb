class ApiController < ActionController::API
  def account
    payload, = JWT.decode(request.headers["Authorization"], nil, false)
    @account = payload["sub"]
  end
end
