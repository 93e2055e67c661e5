class Account
  include Mongoid::Document
end

class TokensController < ActionController::API
  def show
    @account = Account.where(reset_token: params[:token]).first
  end
end
