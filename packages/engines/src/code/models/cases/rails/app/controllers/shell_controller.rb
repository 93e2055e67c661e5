require "open3"
require "shellwords"
class ShellController < ApplicationController
  before_action :load_name, only: [:from_filter]
  ALLOWED = %w[ls pwd].freeze
  COMMANDS = { "list" => "ls", "where" => "pwd" }.freeze

  def a; system("ls #{params[:a]}"); end # ng: command-injection
  def b; `ls #{params[:a]}`; end # ng: command-injection
  def c; %x(ls #{params[:a]}); end # ng: command-injection
  def d; exec("ls " + params[:a]); end # ng: command-injection
  def e; system("ls", params[:a]); end # ok
  def f; Open3.capture3("ls #{params[:a]}"); end # ng: command-injection
  def g; Open3.capture3("ls", "--", params[:a]); end # ok
  def h; IO.popen("ls #{params[:a]}").read; end # ng: command-injection
  def i; IO.popen(["ls", "--", params[:a]]).read; end # ok
  def j; system("ls #{Shellwords.escape(params[:a])}"); end # ok
  def k; system("ls #{params[:a].shellescape}"); end # ok
  def l; system(["ls", params[:a]].shelljoin); end # ok
  def m; system("ls #{params[:a].to_i}"); end # ok
  def n; system("kill #{Integer(params[:a])}"); end # ok
  def o; spawn("ls #{params[:a]}"); end # ng: command-injection
  def p1; Process.spawn("ls #{params[:a]}"); end # ng: command-injection
  def q; Kernel.system("ls #{params[:a]}"); end # ng: command-injection
  def r; system(wanted); end # ng: command-injection
  def s; run_it(params[:a]); end
  def t; system(params.require(:a)); end # ng: command-injection
  def u; system(params.fetch(:a, "ls")); end # ng: command-injection
  def v; system(params.dig(:a, :b)); end # ng: command-injection
  def w; system(post_params[:title]); end # ng: command-injection
  def x; system(request.headers["X-A"]); end # ng: command-injection
  def y; system(request.env["HTTP_X_A"]); end # ng: command-injection
  def z; system(cookies[:a]); end # ng: command-injection
  def aa; system(request.raw_post); end # ng: command-injection
  def bb; system(request.body.read); end # ng: command-injection
  def cc; system(JSON.parse(request.body.read)["a"]); end # ng: command-injection
  def dd; system(request.query_string); end # ng: command-injection
  def ee; system(params[:file].original_filename); end # ng: command-injection
  def ff; system(cookies.signed[:a]); end # ok
  def gg; system(session[:a]); end # ok
  def hh
    return head :bad_request unless ALLOWED.include?(params[:a])
    system(params[:a]) # ok
  end
  def ii; system(COMMANDS.fetch(params[:a])); end # ok
  def jj; system(COMMANDS[params[:a]] || "ls"); end # ok
  def kk
    case params[:a]
    when "list" then command = "ls"
    else command = "pwd"
    end
    system(command) # ok
  end
  def ll
    raise ActionController::BadRequest unless params[:a].match?(/\A[a-z]+\z/)
    system("ls #{params[:a]}") # ok
  end
  def mm
    return unless params[:a] =~ /^[a-z]+$/
    system("ls #{params[:a]}") # ng: command-injection
  end
  def from_filter; system(@name); end # ng: command-injection
  def nn; params[:list].each { |one| system("ls #{one}") }; end # ng: command-injection
  def oo; system(params[:list].map { |one| "-x #{one}" }.join(" ")); end # ng: command-injection
  def pp1; system("ls " + params[:list].map { |one| Shellwords.escape(one) }.join(" ")); end # ok
  def qq; system("ls " + params[:list].map(&:shellescape).join(" ")); end # ok
  def rr; system("ls " + params[:list].map(&:to_i).join(" ")); end # ok
  def ss
    run = ->(text) { system(text) } # ng: command-injection
    run.call(params[:a])
  end
  def tt; Runner.new(params[:a]).call; end
  def uu; Runner.run(name: params[:a]); end
  def vv; SafeRunner.new(params[:a]).call; end
  def ww
    cmd = "ls"
    cmd << " " << params[:a]
    system(cmd) # ng: command-injection
  end
  def xx
    cmd = +"ls "
    cmd.concat(params[:a])
    system(cmd) # ng: command-injection
  end
  def yy; system("ls %s" % params[:a]); end # ng: command-injection
  def zz; system(format("ls %s", params[:a])); end # ng: command-injection
  def ab; system(format("ls %d", params[:a])); end # ok
  def ac; CleanupJob.perform_later(params[:a]); end
  def ad; tell(params[:a]) { |text| system(text) }; end # ng: command-injection
  def ae; eval(params[:a]); end # ng: code-injection
  def af; instance_eval(params[:a]); end # ng: code-injection
  def ag; Object.const_get(params[:a]).new; end # ng: unsafe-reflection
  def ah; params[:a].constantize.new; end # ng: unsafe-reflection
  def ai; params[:a].classify.constantize.new; end # ng: unsafe-reflection
  def aj; current_user.send(params[:a]); end # ng: unsafe-reflection
  def ak; current_user.public_send(params[:a]); end # ng: unsafe-reflection
  def al; current_user.public_send(params[:a]) if %w[name email].include?(params[:a]); end # ok
  def am; Post.method(params[:a]).call; end # ng: unsafe-reflection
  def an; "App::#{params[:a].camelize}Handler".constantize.new; end # ok
  def ao; binding.eval(params[:a]); end # ng: code-injection
  def ap; ERB.new(params[:a]).result(binding); end # ng: template-injection
  def aq; render inline: params[:a]; end # ng: template-injection
  def ar; Regexp.new(params[:a]).match("x"); end # ng: regex-injection
  def as; Regexp.new(Regexp.escape(params[:a])).match("x"); end # ok
  def at; "abc" =~ /#{params[:a]}/; end # ng: regex-injection
  def au; YAML.load(params[:a]); end # ng: unsafe-deserialization
  def av; YAML.safe_load(params[:a]); end # ok
  def aw; YAML.unsafe_load(params[:a]); end # ng: unsafe-deserialization
  def ax; Marshal.load(Base64.decode64(params[:a])); end # ng: unsafe-deserialization
  def ay; Oj.load(params[:a], mode: :object); end # ng: unsafe-deserialization
  def az; JSON.parse(params[:a]); end # ok
  def ba; Oj.load(params[:a], mode: :strict); end # ok
  def bc; Psych.unsafe_load(request.body.read); end # ng: unsafe-deserialization
  private
  def load_name
    @name = params[:name]
  end
  def post_params
    params.require(:post).permit(:title, :body)
  end
  def tell(text)
    yield text
  end
end
