class FilesController < ActionController::Base
  FOLDER = "/srv/files"

  def show
    path = File.expand_path(params[:name], FOLDER)
    raise ActionController::RoutingError, "no" unless path.start_with?("#{FOLDER}/")
    send_file path
  end

  def last
    send_file File.join(FOLDER, File.basename(params[:name]))
  end
end
