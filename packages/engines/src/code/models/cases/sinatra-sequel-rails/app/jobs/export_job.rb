class ExportJob
  include Sidekiq::Job
  def perform(name)
    run(name)
  end
  private
  def run(name)
    `export --format #{name}` # ng: command-injection
  end
end
