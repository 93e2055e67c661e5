class UsersController < ApplicationController
  def update
    @user.update(params.require(:user).permit(:name, address: [:street]))
  end
end
