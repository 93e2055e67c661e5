class FlowController < ApplicationController
  before_action { @block = params[:block] }
  before_action :check_word, only: :n
  around_action :wrap
  def a; ListService.call(name: params[:a]); end
  def b; DepthService.call(name: params[:a]); end
  def c; system(Chain.new.add("ls").add(params[:a]).to_command); end # ng: command-injection
  def d; system("ls #{Setting.new("a", params[:a]).value}"); end
  def e; system("ls #{Setting.new(params[:a], "b").value}"); end # ok
  def f; system("ls #{Words.clean(params[:a])}"); end # ok
  def g; system("ls #{Words.escaped(params[:a])}"); end # ok
  def h; system("ls #{@block}"); end # ng: command-injection
  def i
    options = { name: params[:a], kind: "x" }
    system("ls #{options[:name]}") # ng: command-injection
    system("ls #{options[:kind]}") # ok
    system("ls #{options.fetch(:name)}") # ng: command-injection
    merged = options.merge(name: "y")
    system("ls #{merged[:name]}") # ok
    name, kind = options.values_at(:name, :kind)
    system("ls #{name}") # ng: command-injection
    options => { name: other }
    system("ls #{other}")
  end
  def j
    case params
    in { a: String => word }
      system("ls #{word}") # ng: command-injection
    end
  end
  def k
    handlers = { "list" => method(:list), "show" => method(:show_it) }
    handlers.fetch(params[:do]).call(params[:a])
  end
  def l
    %w[one two].each { |word| define_singleton_method("do_#{word}") { |text| system(text) } }
    do_one(params[:a])
  end
  def m
    with_text(params[:a]) do |text|
      system("ls #{text}") # ng: command-injection
    end
  end
  def n; system("ls #{params[:word]}"); end # ok
  def o
    text = params[:a] || "ls"
    text = text.strip.downcase
    system(text) # ng: command-injection
  end
  def p1
    text = params[:a]
    text = "ls" unless COMMANDS.include?(text)
    system(text) # ok
  end
  COMMANDS = Set["ls", "pwd"].freeze
  def q
    text = params[:a].presence_in(%w[ls pwd]) || "ls"
    system(text) # ok
  end
  def r
    text = COMMANDS.find { |each| each == params[:a] }
    system(text) if text # ok
  end
  def s
    begin
      number = Integer(params[:a])
    rescue ArgumentError
      return head :bad_request
    end
    system("kill #{number}") # ok
  end
  def t; system("ls", "-l", params[:a], exception: true); end # ok
  def u; system({ "A" => params[:a] }, "ls"); end # ok
  def v; system(*["ls", params[:a]]); end # ok
  def w; system("#{params[:a]}", "x"); end # ng: command-injection
  def x; system("sh", "-c", params[:a]); end # ng: command-injection
  def y; Open3.popen3("bash", "-c", "ls #{params[:a]}"); end # ng: command-injection
  def z
    text = [params[:a], params[:b]].compact.first
    system(text) # ng: command-injection
  end
  def ab; Thread.new { system(params[:a]) }.join; end # ng: command-injection
  def ac
    heredoc = <<~SH
      ls #{params[:a]}
    SH
    system(heredoc) # ng: command-injection
  end
  def ad
    url = URI.parse(params[:url])
    raise ArgumentError unless %w[http https].include?(url.scheme)
    Net::HTTP.get(url) # ng: server-side-request-forgery
  end
  def ae
    url = URI.parse(params[:url])
    raise ArgumentError unless url.host == "api.example.com"
    Net::HTTP.get(url) # ok
  end
  def af
    url = URI.parse(params[:url])
    raise ArgumentError unless url.host.end_with?(".example.com")
    Net::HTTP.get(url) # ok
  end
  def ag; Faraday.new(params[:url]).get("/"); end # ng: server-side-request-forgery
  def ah
    conn = Faraday.new(url: params[:url]) do |f| # ng: server-side-request-forgery
      f.request :json
    end
    conn.get("/x")
  end
  def ai; HTTParty.post("https://api.example.com/x", body: { a: params[:a] }); end # ok
  def aj; helpers.link_to("x", params[:a]); end
  def ak; instance_variable_set("@#{params[:a]}", 1); end # ng: unsafe-reflection
  def al; Object.const_get("Report::#{params[:a]}"); end # ok
  def am; send("#{params[:a]}_report"); end # ok
  def an; public_send(:list, params[:a]); end
  def ao; params[:a].to_sym; end # ok
  def ap; render params[:a]; end # ng: path-traversal
  def aq; render "pages/#{params[:a]}"; end # ok
  def ar; render json: Note.find(params[:id]).to_json; end # ok
  def as; cookies[:token] = params[:a]; end
  def at; cookies.permanent[:token] = { value: "a", httponly: false }; end # ng: script-readable-cookie
  def au; send_data params[:a], filename: params[:name]; end # ok
  def av; send_file(Rails.root.join("public", params[:name].delete("/"))); end # ok
  def aw; ActiveStorage::Blob.find_signed!(params[:id]).download; end # ok
  def ax; Rails.cache.fetch(params[:a]) { 1 }; end # ok
  def ay; Kernel.open(params[:a]); end # ng: command-injection
  def az; URI.open("https://api.example.com/#{params[:a]}"); end # ok
  private
  def check_word
    raise ActionController::BadRequest unless params[:word].to_s.match?(/\A[a-z]+\z/)
  end
  def wrap
    yield
  end
  def with_text(text)
    yield text
  end
  def list(text)
    system("ls #{text}") # ng: command-injection
  end
  def show_it(text)
    system("cat #{text}") # ng: command-injection
  end
end
