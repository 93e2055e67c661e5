class BaseService
  def self.call(*args, **options, &block)
    new(*args, **options, &block).call
  end
end
class ListService < BaseService
  def initialize(name:, depth: 1)
    @name = name
    @depth = depth.to_i
  end
  def call
    `ls -#{@depth} #{@name}` # ng: command-injection
  end
end
class DepthService < BaseService
  def initialize(name:, depth: 1)
    @name = Shellwords.escape(name)
    @depth = depth.to_i
  end
  def call
    `ls -#{@depth} #{@name}` # ok
  end
end
class Chain
  def initialize
    @parts = []
  end
  def add(part)
    @parts << part
    self
  end
  def to_command
    @parts.join(" ")
  end
end
Setting = Struct.new(:name, :value)
Point = Data.define(:x, :y)
module Words
  refine String do
    def only_word
      self[/\A\w+\z/]
    end
  end
  def self.clean(text)
    text.gsub(/[^a-z0-9]/, "")
  end
  def self.escaped(text)
    Shellwords.escape(text)
  end
end
