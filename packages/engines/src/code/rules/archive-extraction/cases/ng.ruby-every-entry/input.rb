require "zip"

def unpack(path, folder)
  Zip::File.open(path) do |archive|
    archive.each { |entry| entry.extract(File.join(folder, entry.name)) }
  end
end
