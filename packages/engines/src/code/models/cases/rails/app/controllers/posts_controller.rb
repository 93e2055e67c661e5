class PostsController < ApplicationController
  def show
    @post = current_user.posts.find(params[:id])
    @html = params[:html]
    @note = params[:note]
  end
end
