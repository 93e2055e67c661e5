require "zip"

def unpack(path, folder)
  Zip::File.open(path) do |archive|
    archive.each do |entry|
      target = File.expand_path(entry.name, folder)
      next unless target.start_with?("#{folder}/")
      File.binwrite(target, entry.get_input_stream.read)
    end
  end
end
