import type { LibraryModel } from "../contract.ts";
import type { StoreModel } from "../endpoint-models.ts";
import { namesOf } from "../names.ts";

const own = (names: string) => namesOf("ruby", names);
const anyOf = (names: string) => namesOf("*", names);
/** An address that begins like this leads where the program says. */
const leading = /^(https?:\/\/[^/\0]+\/|\/[^/\0]|#|[^/\0:]+[/?#])/;

const stored = (action: StoreModel["action"], verbs: string): StoreModel[] =>
  verbs.split(" ").map((verb) => ({ verb, action }));

/** https://guides.rubyonrails.org */
export const rails: LibraryModel = {
  library: "rails",
  language: "ruby",
  types: [
    { of: own("params()"), is: "rails.params" },
    { of: own("request()"), is: "rails.request" },
    { of: own("response()"), is: "rails.response" },
    { of: ["rails.response.headers()", ...own("headers()")], is: "rails.headers" },
    { of: ["ApplicationRecord"], is: "ActiveRecord.Base" },
    {
      of: [
        ...own("helpers() view_context()"),
        ...["ActionController", "ApplicationController"].flatMap((name) => namesOf(name, "helpers() Base.helpers()")),
      ],
      is: "ruby",
    },
    { of: [...own("cookies()"), "rails.cookies.permanent()"], is: "rails.cookies" },
    { of: own("session()"), is: "rails.session" },
    { of: ["ActionController.Base().params()", "ActionController.API().params()"], is: "rails.params" },
  ],
  sources: [
    { read: own("params()"), label: "http", what: "a request parameter" },
    { read: own("cookies()"), label: "http", what: "a cookie" },
    {
      read: namesOf(
        "rails.request",
        "params() parameters() query_parameters() request_parameters() path_parameters() body() raw_post() query_string() GET() POST() fullpath() original_url() url() path() original_fullpath()",
      ),
      label: "http",
      what: "a request parameter",
    },
    {
      read: namesOf(
        "rails.request",
        "headers() env() referer() referrer() user_agent() host() host_with_port() domain() subdomain() cookies()",
      ),
      label: "http",
      what: "a request header",
      safe: ["header", "redirect"],
    },
  ],
  sinks: [
    {
      call: anyOf(
        "where rewhere having joins left_joins left_outer_joins group reorder order in_order_of find_by find_by! update_all delete_by destroy_by calculate pluck pick select from lock not sum average minimum maximum",
      ),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: "User.where(\"name = '#{input}'\")",
        good: 'User.where("name = ?", input)',
      },
    },
    {
      call: [
        ...anyOf("where rewhere not having find_by find_by! exists? update_all delete_by destroy_by"),
        "ActiveRecord.Base.exists?",
      ],
      argument: [0],
      option: "0",
      rule: "sql-injection",
      examples: { bad: "User.where([\"name = '#{input}'\"])", good: 'User.where(["name = ?", input])' },
    },
    {
      call: anyOf("calculate sum average minimum maximum"),
      argument: [1],
      rule: "sql-injection",
      examples: { bad: "Order.calculate(:sum, input)", good: "Order.calculate(:sum, :price)" },
    },
    {
      call: own("redirect_to redirect_back_or_to"),
      argument: [0],
      rule: "open-redirect",
      when: [{ argument: "allow_other_host", equals: [true], orAbsent: true }],
      examples: { bad: "redirect_to input", good: "redirect_to url_from(input) || root_path" },
    },
    {
      call: own("redirect_back"),
      argument: ["fallback_location"],
      rule: "open-redirect",
      examples: { bad: "redirect_back fallback_location: input", good: "redirect_back fallback_location: root_path" },
    },
    {
      call: ["*.html_safe"],
      argument: ["receiver"],
      rule: "cross-site-scripting",
      examples: { bad: '@text = "<b>#{input}</b>".html_safe', good: '@text = "<b>#{h(input)}</b>".html_safe' },
    },
    {
      call: own("raw"),
      argument: [0],
      rule: "cross-site-scripting",
      examples: { bad: "raw(input)", good: "raw(h(input))" },
    },
    {
      call: own("render"),
      argument: ["text"],
      rule: "cross-site-scripting",
      when: [{ argument: 0, isAbsent: true }],
      examples: { bad: "render text: input", good: "render plain: input" },
    },
    {
      call: own("link_to"),
      argument: [1],
      rule: "cross-site-scripting",
      when: [{ argument: 1, unlike: leading }],
      doubt: 3,
      examples: { bad: 'link_to "site", input', good: 'link_to "site", "/sites/#{input}"' },
    },
    {
      call: own("render"),
      argument: ["body"],
      rule: "cross-site-scripting",
      when: [{ argument: "content_type", matches: /html|svg/i }],
      examples: {
        bad: 'render body: "<p>#{input}</p>", content_type: "text/html"',
        good: 'render body: "<p>#{input}</p>", content_type: "text/plain"',
      },
    },
    {
      call: own("render"),
      argument: [0],
      isWhole: true,
      rule: "path-traversal",
      doubt: 3,
      examples: { bad: "render input", good: 'render "pages/#{input}"' },
    },
    {
      write: ["rails.headers.Location"],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: 'response.headers["Location"] = input',
        good: 'response.headers["Location"] = "/orders/#{input}"',
      },
    },
    {
      write: ["rails.session.*"],
      argument: [0],
      rule: "trust-boundary",
      examples: {
        bad: "session[:theme] = input",
        good: 'session[:theme] = input == "dark" ? "dark" : "light"',
      },
    },
    {
      call: own("render"),
      argument: ["inline"],
      rule: "template-injection",
      examples: {
        bad: 'render inline: "<p>#{input}</p>"',
        good: 'render inline: "<p><%= name %></p>", locals: { name: input }',
      },
    },
    {
      call: own("render"),
      argument: ["file"],
      rule: "path-traversal",
      examples: { bad: "render file: input", good: 'render file: "/srv/app/public/404.html"' },
    },
    {
      call: own("send_file"),
      argument: [0],
      rule: "path-traversal",
      examples: { bad: 'send_file "/srv/files/#{input}"', good: 'send_file "/srv/files/#{File.basename(input)}"' },
    },
    {
      // A text alone is a key that is looked for: https://api.rubyonrails.org/classes/ActiveRecord/FinderMethods.html#method-i-exists-3F
      call: namesOf("ActiveRecord.Base", "exists?"),
      argument: [0],
      rule: "sql-injection",
      when: [{ argument: 0, matches: /=|\s/ }],
      examples: {
        bad: "class Page < ActiveRecord::Base; end; ActiveRecord::Base.exists?(\"name = '#{input}'\")",
        good: "ActiveRecord::Base.exists?(name: input)",
      },
    },
    {
      call: anyOf("to_unsafe_h to_unsafe_hash"),
      argument: ["receiver"],
      rule: "mass-assignment",
      doubt: 5,
      examples: {
        bad: "User.create(params[:user].to_unsafe_h)",
        good: "User.create(params.require(:user).permit(:name).to_h)",
      },
    },
  ],
  misuses: [
    {
      call: own("skip_before_action skip_before_filter"),
      rule: "csrf-protection-off",
      when: [{ argument: 0, equals: ["verify_authenticity_token"] }],
      examples: {
        bad: "skip_before_action :verify_authenticity_token",
        good: "skip_before_action :remember_place",
      },
    },
    {
      call: own("skip_forgery_protection"),
      rule: "csrf-protection-off",
      when: [],
      examples: { bad: "skip_forgery_protection", good: "protect_from_forgery with: :exception" },
    },
    {
      write: ["*.allow_forgery_protection="],
      rule: "csrf-protection-off",
      when: [{ argument: 0, equals: [false] }],
      examples: {
        bad: "Rails.application.config.action_controller.allow_forgery_protection = false",
        good: "Rails.application.config.action_controller.allow_forgery_protection = true",
      },
    },
    {
      call: anyOf("permit!"),
      rule: "mass-assignment",
      when: [{ argument: 0, isAbsent: true }],
      examples: { bad: "User.create(params[:user].permit!)", good: "User.create(params.require(:user).permit(:name))" },
    },
    {
      write: ["*.secret_key_base=", "*.secret_token="],
      rule: "hardcoded-signing-key",
      when: [{ argument: 0, isLiteral: true }],
      examples: {
        bad: 'Rails.application.config.secret_key_base = "example"',
        good: 'Rails.application.config.secret_key_base = ENV.fetch("SECRET_KEY_BASE")',
      },
    },
    {
      write: ["*.consider_all_requests_local="],
      rule: "debug-mode",
      when: [{ argument: 0, equals: [true] }],
      examples: {
        bad: "Rails.application.config.consider_all_requests_local = true",
        good: "Rails.application.config.consider_all_requests_local = false",
      },
    },
    {
      write: ["*.cookies_serializer="],
      rule: "deserializer-used",
      when: [{ argument: 0, equals: ["marshal", "hybrid"] }],
      examples: {
        bad: "Rails.application.config.action_dispatch.cookies_serializer = :marshal",
        good: "Rails.application.config.action_dispatch.cookies_serializer = :json",
      },
    },
    {
      write: ["*.force_ssl="],
      rule: "cleartext-transmission",
      when: [{ argument: 0, equals: [false] }],
      examples: {
        bad: "Rails.application.config.force_ssl = false",
        good: "Rails.application.config.force_ssl = true",
      },
    },
    {
      write: ["rails.headers.Access-Control-Allow-Origin"],
      rule: "cors-any-origin",
      when: [{ argument: 0, equals: ["*"] }],
      examples: {
        bad: 'response.headers["Access-Control-Allow-Origin"] = "*"',
        good: 'response.headers["Access-Control-Allow-Origin"] = "https://www.example.com"',
      },
    },
    {
      call: anyOf("session_store"),
      rule: "script-readable-cookie",
      when: [{ argument: "httponly", equals: [false] }],
      examples: {
        bad: 'Rails.application.config.session_store :cookie_store, key: "_app", httponly: false',
        good: 'Rails.application.config.session_store :cookie_store, key: "_app"',
      },
    },
    {
      call: anyOf("session_store"),
      rule: "insecure-cookie",
      when: [{ argument: "secure", equals: [false] }],
      examples: {
        bad: 'Rails.application.config.session_store :cookie_store, key: "_app", secure: false',
        good: 'Rails.application.config.session_store :cookie_store, key: "_app", secure: true',
      },
    },
    {
      write: ["rails.cookies.*"],
      rule: "script-readable-cookie",
      when: [{ argument: 0, option: "httponly", equals: [false] }],
      examples: {
        bad: 'cookies[:token] = { value: "1", httponly: false }',
        good: 'cookies[:token] = { value: "1", httponly: true }',
      },
    },
    {
      write: ["rails.cookies.*"],
      rule: "insecure-cookie",
      when: [{ argument: 0, option: "secure", equals: [false] }],
      examples: {
        bad: 'cookies[:token] = { value: "1", secure: false }',
        good: 'cookies[:token] = { value: "1", secure: true }',
      },
    },
  ],
  stores: [
    ...stored("read", "find find_by find_by! where find_or_initialize_by exists?"),
    ...stored("change", "delete_by destroy_by delete destroy"),
    ...stored("create", "create create! new build insert find_or_create_by"),
  ],
  callers: /^rails\.session\.\w+|^ActiveSupport\.CurrentAttributes\.|^caller\b/,
  bodies: ["rails.params"],
  guards: ["doorkeeper_authorize!", "require_login", "authenticate_or_request_with_http_basic"],
  sanitizers: [
    { call: ["*.to_json", "JSON.generate", "JSON.pretty_generate"], safe: ["html"] },
    {
      call: own("sanitize strip_tags escape_once simple_format j escape_javascript json_escape auto_link"),
      safe: ["html"],
    },
    {
      call: ["ERB.Util.json_escape", "Rails.Html.FullSanitizer().sanitize"],
      safe: ["html"],
    },
    // What the program signed or encrypted, nobody else wrote.
    { call: namesOf("rails.cookies", "signed encrypted"), safe: "every" },
    { call: own("url_from"), safe: ["redirect"] },
    { call: own("url_for polymorphic_path polymorphic_url"), safe: ["redirect", "url"] },
    {
      call: own(
        "content_tag tag link_to image_tag label_tag truncate number_with_delimiter number_to_currency t translate l",
      ),
      safe: ["html"],
    },
    {
      call: namesOf(
        "rails.request",
        "method() request_method() get?() post?() xhr?() ssl?() remote_ip() ip() content_length()",
      ),
      safe: "every",
    },
  ],
};
