class OrdersController < ApplicationController
  def show
    request = Payments::Request.new(path: "/orders/#{params[:id]}", verb: "GET")
    render json: client.execute(request)
  end

  def likes
    reader = Token.find_by(text: params[:token])&.reader
    render json: Like.order(Arel.sql("author_id = #{reader.person.id} DESC"))
  end

  private

  def client
    @client ||= Payments::Client.new
  end
end
