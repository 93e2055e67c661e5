class CleanupJob < ApplicationJob
  def perform(name)
    system("rm -r /tmp/#{name}") # ng: command-injection
  end
end
