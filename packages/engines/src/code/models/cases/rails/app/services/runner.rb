class Runner
  attr_reader :name
  def self.run(name:)
    system("echo #{name}") # ng: command-injection
  end
  def initialize(name)
    @name = name
  end
  def call
    system("echo #{name}") # ng: command-injection
  end
end
class SafeRunner
  def initialize(name)
    raise ArgumentError, "bad name" unless name.match?(/\A\w+\z/)
    @name = name
  end
  def call
    system("echo #{@name}") # ok
  end
end
