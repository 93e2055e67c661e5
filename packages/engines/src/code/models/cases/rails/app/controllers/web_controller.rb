require "net/http"
require "open-uri"
class WebController < ApplicationController
  skip_before_action :verify_authenticity_token # ng: csrf-protection-off
  HOSTS = %w[a.example.com b.example.com].freeze
  def a; redirect_to params[:to]; end # ng: open-redirect
  def a1; redirect_to params[:to], allow_other_host: true; end # ng: open-redirect
  def a2; redirect_to url_from(params[:to]) || root_path; end # ok
  def a3; redirect_to params[:to], allow_other_host: false; end # ok
  def a4; redirect_to "/posts/#{params[:id]}"; end # ok
  def a5; redirect_to post_path(params[:id]); end # ok
  def a6; redirect_back fallback_location: root_path; end # ok
  def a7; redirect_to URI.parse(params[:to]).path; end
  def a8; redirect_to params[:to] if URI(params[:to]).host == "www.example.com"; end # ok
  def a9; redirect_to "https://#{params[:host]}/x"; end # ng: open-redirect
  def a10; redirect_to(params[:return_to] || root_path); end # ng: open-redirect
  def a11; redirect_to action: params[:do]; end # ok
  def a12; response.headers["Location"] = params[:to]; head :found; end # ng: open-redirect
  def a13; redirect_to params.permit(:page).merge(only_path: true); end # ok
  def a14; redirect_to Post.find(params[:id]); end
  def a15; redirect_to session.delete(:return_to) || root_path; end # ok
  def a16; redirect_to safe_target; end # ok
  def b; Net::HTTP.get(URI(params[:url])); end # ng: server-side-request-forgery
  def b1; URI.open(params[:url]).read; end # ng: server-side-request-forgery
  def b2; HTTParty.get(params[:url]); end # ng: server-side-request-forgery
  def b3; Faraday.get(params[:url]); end # ng: server-side-request-forgery
  def b4; RestClient.get("http://#{params[:host]}/x"); end # ng: server-side-request-forgery
  def b5; HTTParty.get("https://api.example.com/#{params[:id]}"); end # ok
  def b6; Net::HTTP.start(params[:host], 80) { |http| http.get("/") }; end # ng: server-side-request-forgery
  def b7
    uri = URI.parse(params[:url])
    http = Net::HTTP.new(uri.host, uri.port) # ng: server-side-request-forgery
    http.request(Net::HTTP::Get.new(uri.request_uri))
  end
  def b8
    uri = URI.parse(params[:url])
    return head(:bad_request) unless HOSTS.include?(uri.host)
    Net::HTTP.get(uri) # ok
  end
  def b9
    conn = Faraday.new(url: "https://api.example.com")
    conn.get("/items/#{params[:id]}") # ok
  end
  def b10; Net::HTTP.get_response(URI.parse(params[:url])); end # ng: server-side-request-forgery
  def b11; Net::HTTP.post_form(URI(params[:url]), {}); end # ng: server-side-request-forgery
  def b12; Excon.get(params[:url]); end # ng: server-side-request-forgery
  def b13; Typhoeus.get(params[:url]); end # ng: server-side-request-forgery
  def b14; TCPSocket.new(params[:host], 80); end # ng: server-side-request-forgery
  def c; render html: "<p>#{params[:a]}</p>".html_safe; end # ng: cross-site-scripting
  def c1; render html: "<p>#{params[:a]}</p>"; end # ok
  def c2; render plain: params[:a]; end # ok
  def c3; render json: { a: params[:a] }; end # ok
  def c4; render html: helpers.sanitize(params[:a]).html_safe; end # ok
  def c5; render html: helpers.content_tag(:p, params[:a]); end # ok
  def c6; render body: "<p>#{params[:a]}", content_type: "text/html"; end # ng: cross-site-scripting
  def c7; render html: ERB::Util.html_escape(params[:a]).html_safe; end # ok
  def c8; render html: CGI.escapeHTML(params[:a]).html_safe; end # ok
  def c9; @title = params[:a].html_safe; end # ng: cross-site-scripting
  def c10; flash[:notice] = "Hello #{params[:a]}".html_safe; end # ng: cross-site-scripting
  def d; Nokogiri::XML(params[:xml]) { |config| config.noent }; end # ng: xml-external-entities
  def d1; Nokogiri::XML(params[:xml]); end # ok
  def d2; Nokogiri::XML(params[:xml], nil, nil, Nokogiri::XML::ParseOptions::NOENT); end # ng: xml-external-entities
  def d3; Nokogiri::XML(params[:xml]) { |config| config.strict.nonet }; end # ok
  def d4; Nokogiri::XML(File.read("a.xml")).xpath("//user[@name='#{params[:a]}']"); end # ng: xpath-injection
  def d5; Nokogiri::XML(File.read("a.xml")).xpath("//user[@name=$name]", nil, name: params[:a]); end # ok
  def d6; Nokogiri::XML(File.read("a.xml")).at_xpath("//u[@n='" + params[:a] + "']"); end # ng: xpath-injection
  def d7; Nokogiri::HTML(params[:a]).css("a"); end # ok
  def e; JWT.decode(params[:t], nil, false); end # ng: jwt-not-verified
  def e1; JWT.decode(params[:t], ENV.fetch("KEY"), true, algorithm: "HS256"); end # ok
  def e2; JWT.encode({ a: 1 }, "not so secret", "HS256"); end # ng: hardcoded-signing-key
  def e3; JWT.decode(params[:t], Rails.application.credentials.jwt, true, { algorithm: "HS256" }); end # ok
  def f; Digest::MD5.hexdigest(params[:password]); end # ng: weak-hash
  def f1; Digest::SHA256.hexdigest(params[:a]); end # ok
  def f2; OpenSSL::Cipher.new("DES-CBC"); end # ng: weak-cipher
  def f3; OpenSSL::Cipher.new("aes-256-gcm"); end # ok
  def f4; OpenSSL::Cipher::AES.new(256, :ECB); end # ng: weak-cipher
  def f5; token = rand(1_000_000); render json: { token: token }; end # ng: weak-random
  def f6; SecureRandom.hex(16); end # ok
  def f7; OpenSSL::PKey::RSA.new(1024); end # ng: weak-key-size
  def f8; OpenSSL::PKey::RSA.generate(3072); end # ok
  def f9; params[:token] == ENV["API_TOKEN"]; end
  def f10; ActiveSupport::SecurityUtils.secure_compare(params[:token], ENV["API_TOKEN"]); end # ok
  def g; http = Net::HTTP.new("a.example.com", 443); http.verify_mode = OpenSSL::SSL::VERIFY_NONE; end # ng: tls-verification-off
  def g1; Faraday.new(url: "https://a.example.com", ssl: { verify: false }); end # ng: tls-verification-off
  def g2; HTTParty.get("https://a.example.com", verify: false); end # ng: tls-verification-off
  def h; cookies[:session] = { value: "x", secure: false, httponly: false }; end # ng: insecure-cookie
  def h1; cookies[:session] = { value: "x", secure: true, httponly: true, same_site: :lax }; end # ok
  def h2; cookies.signed[:user] = { value: 1, httponly: true, secure: true }; end # ok
  def i; logger.info("name #{params[:a]}"); end # ng: log-injection
  def i1; logger.info("name #{params[:a].inspect}"); end # ok
  def i2; Rails.logger.info("password #{params[:password]}"); end
  def j; Net::LDAP.new.search(filter: "(uid=#{params[:a]})"); end # ng: ldap-injection
  def j1; Net::LDAP.new.search(filter: Net::LDAP::Filter.eq("uid", params[:a])); end # ok
  def j2; Net::LDAP::Filter.construct("(uid=#{params[:a]})"); end # ng: ldap-injection
  def k; response.headers["X-A"] = params[:a]; head :ok; end # ok
  def k1; headers["Access-Control-Allow-Origin"] = "*"; end # ng: cors-any-origin
  def l; session[:user_id] = params[:id]; end # ng: trust-boundary
  private
  def safe_target
    target = params[:to].to_s
    return root_path unless target.start_with?("/") && !target.start_with?("//")
    target
  end
end
