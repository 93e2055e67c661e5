class FilesController < ApplicationController
  ROOT = Rails.root.join("storage", "files")
  def a; send_file "/srv/#{params[:a]}"; end # ng: path-traversal
  def b; send_file Rails.root.join("files", params[:a]); end # ng: path-traversal
  def c; send_file File.join("/srv", File.basename(params[:a])); end # ok
  def d
    path = File.expand_path(params[:a], "/srv/files")
    return head(:not_found) unless path.start_with?("/srv/files/")
    send_file path # ok
  end
  def e; render plain: File.read("/srv/" + params[:a]); end # ng: path-traversal
  def f; File.open("/srv/#{params[:a]}", "w") { |file| file.write("x") }; end # ng: path-traversal
  def g; File.delete(ROOT.join(params[:a])); end # ng: path-traversal
  def h; FileUtils.rm_rf("/srv/#{params[:a]}"); end # ng: path-traversal
  def i; IO.read("/srv/#{params[:a]}"); end # ng: path-traversal
  def j; Dir.glob("/srv/#{params[:a]}/*"); end # ng: path-traversal
  def k; Pathname.new("/srv").join(params[:a]).read; end # ng: path-traversal
  def l; send_file "/srv/#{params[:id].to_i}.pdf"; end # ok
  def m; send_data File.binread("/srv/#{params[:a]}"); end # ng: path-traversal
  def n; render file: params[:a]; end # ng: path-traversal
  def o; render template: "pages/#{params[:a]}"; end
  def p1; FileUtils.cp("/srv/a", "/srv/#{params[:a]}"); end # ng: path-traversal
  def q; FileUtils.mv(params[:file].path, "/srv/#{params[:file].original_filename}"); end # ng: path-traversal
  def r; File.write(ROOT.join(params[:file].original_filename), params[:file].read); end # ng: path-traversal
  def s; File.write(ROOT.join(SecureRandom.uuid), params[:file].read); end # ok
  def t
    return head(:bad_request) if params[:a].include?("..") || params[:a].include?("/")
    send_file "/srv/#{params[:a]}" # ok
  end
  def u
    return head(:bad_request) unless params[:a] =~ /\A[\w-]+\.txt\z/
    send_file "/srv/#{params[:a]}" # ok
  end
  def v
    path = ROOT.join(params[:a]).cleanpath
    raise ActionController::RoutingError, "no" unless path.to_s.start_with?("#{ROOT}/")
    send_file path # ok
  end
  def w
    name = { "terms" => "terms.pdf", "help" => "help.pdf" }[params[:a]]
    send_file "/srv/#{name}" if name # ok
  end
  def x
    Zip::File.open(params[:file].path) do |zip|
      zip.each { |entry| entry.extract(File.join("/srv", entry.name)) } # ng: archive-extraction
    end
  end
  def y; open(params[:a]).read; end # ng: command-injection
  def z; File.exist?("/srv/#{params[:a]}"); end
  def aa; Tempfile.create(params[:a]); end
  def bb; send_file params[:a]; end # ng: path-traversal
  def cc; Post.find(params[:id]).image.attach(params[:image]); end # ok
  def dd; require "/srv/parts/#{params[:a]}"; end # ng: file-inclusion
  def ee; CSV.read("/srv/#{params[:a]}.csv"); end # ng: path-traversal
  def ff; YAML.load_file("/srv/#{params[:a]}.yml"); end # ng: path-traversal
end
