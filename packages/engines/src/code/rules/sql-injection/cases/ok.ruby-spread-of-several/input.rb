class ShelvesController < ApplicationController
  def index
    render json: Shelf.where(*condition(params[:q]))
  end

  def condition(text)
    if text.match?(/\d/)
      ["row = ? OR place = ?", text, text]
    elsif text.length > 2
      ["title LIKE ?", text]
    else
      ["title = :text", { text: text }]
    end
  end
end
