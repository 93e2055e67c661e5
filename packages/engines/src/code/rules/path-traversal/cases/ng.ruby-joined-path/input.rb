class FilesController < ActionController::Base
  def show
    path = Rails.root.join("storage", name)
    send_file path
  end

  def name
    @name ||= params[:name].strip
  end
end
