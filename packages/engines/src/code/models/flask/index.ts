import type { LibraryModel } from "../contract.ts";
import { byVerb, namesOf } from "../names.ts";

const verbs = "route get post put delete patch";

/** https://flask.palletsprojects.com/en/stable/api/ and markupsafe */
export const flask: LibraryModel = {
  library: "flask",
  language: "python",
  endings: ["flask.abort", "quart.abort", "werkzeug.exceptions.abort", "werkzeug.abort"],
  types: [
    {
      of: ["flask.Flask()", "flask.Blueprint()", "flask.app.Flask()", "quart.Quart()", "quart.Blueprint()"],
      is: "flask.App",
    },
    { of: ["quart.request"], is: "flask.request" },
    {
      of: [
        "flask.make_response()",
        "flask.Response()",
        "flask.redirect()",
        "flask.render_template()",
        "werkzeug.wrappers.Response()",
        "werkzeug.Response()",
      ],
      is: "flask.Response",
    },
    { of: ["flask.Markup", "markupsafe.Markup"], is: "markupsafe.Markup" },
  ],
  handed: [{ on: ["flask.g", "quart.g"] }],
  sources: [
    { read: namesOf("flask.request", "args values"), label: "http", what: "the query string (request.args)" },
    { read: namesOf("flask.request", "form"), label: "http", what: "a form field (request.form)" },
    {
      read: namesOf("flask.request", "json data get_json() get_data() stream"),
      label: "http",
      what: "the request body",
    },
    {
      read: namesOf("flask.request", "headers referrer user_agent"),
      label: "http",
      what: "a request header (request.headers)",
      safe: ["log", "header"],
    },
    {
      read: namesOf("flask.request", "cookies"),
      label: "http",
      what: "a cookie (request.cookies)",
    },
    { read: namesOf("flask.request", "files"), label: "http", what: "an uploaded file (request.files)" },
    {
      read: namesOf("flask.request", "full_path url query_string view_args"),
      label: "http",
      what: "the request's address",
    },
  ],
  endpoints: [
    {
      call: ["flask.App.route"],
      methods: { option: "methods", absent: ["GET"] },
      path: 0,
      handlers: "decorated",
    },
    ...["get", "post", "put", "delete", "patch"].map((verb) => ({
      call: [`flask.App.${verb}`],
      methods: [verb.toUpperCase()],
      path: 0,
      handlers: "decorated" as const,
    })),
    {
      call: ["flask.App.add_url_rule"],
      methods: { option: "methods", absent: ["GET"] },
      path: 0,
      handlers: { from: 2, keyword: "view_func" },
    },
  ],
  mounts: [
    { call: ["flask.App.register_blueprint"], path: "url_prefix" },
    {
      call: namesOf("flask.App", "before_request before_app_request"),
      path: "none",
      isForAll: true,
      isDecorator: true,
    },
  ],
  views: [{ base: namesOf("flask.views", "MethodView View"), answers: byVerb, before: ["dispatch_request"] }],
  propagators: [{ call: ["*.as_view"], from: ["receiver"], gives: "same" }],
  routers: [{ call: ["flask.Blueprint", "quart.Blueprint"], path: "url_prefix", isReplaced: true }],
  guards: [
    "flask_login.login_required",
    "flask_jwt_extended.jwt_required()",
    "flask_jwt_extended.jwt_required",
    "flask_httpauth.HTTPBasicAuth().login_required",
    "flask_httpauth.HTTPTokenAuth().login_required",
    "flask_security.auth_required()",
    "flask_security.roles_required()",
    "flask_login.fresh_login_required",
    "flask_security.login_required",
    "flask_security.permissions_required()",
    "flask_principal.Permission().require()",
  ],
  routes: [
    {
      call: [...namesOf("flask.App", verbs).map((name) => `${name}()`), "*.route()"],
      handlers: { from: 0 },
      parameters: [],
      namedParameters: { label: "http", what: "the path parameter", segments: ["<*>", "<string:*>"] },
      returns: { rule: "cross-site-scripting", sink: "the returned page" },
    },
    {
      call: ["flask.App.add_url_rule"],
      handlers: { from: 2 },
      parameters: [],
      namedParameters: { label: "http", what: "the path parameter", segments: ["<*>", "<string:*>"] },
      returns: { rule: "cross-site-scripting", sink: "the returned page" },
    },
    {
      call: namesOf("flask.App", "before_request after_request errorhandler() teardown_request context_processor"),
      handlers: { from: 0 },
      parameters: [],
    },
  ],
  entries: [
    {
      when: { methodOf: namesOf("flask.views", "MethodView View"), methods: [...verbs.split(" "), "dispatch_request"] },
      parameters: [],
      namedParameters: { label: "http", what: "the path parameter" },
    },
  ],
  sinks: [
    {
      call: ["flask.render_template_string"],
      argument: [0],
      rule: "template-injection",
      examples: {
        bad: 'flask.render_template_string("Hello " + data)',
        good: 'flask.render_template_string("Hello {{ name }}", name=data)',
      },
    },
    {
      call: ["flask.make_response", "flask.Response", "werkzeug.wrappers.Response"],
      argument: [0, "response"],
      rule: "cross-site-scripting",
      when: [
        { argument: "mimetype", matches: /html/, orAbsent: true },
        { argument: "content_type", matches: /html/, orAbsent: true },
      ],
      examples: { bad: 'flask.make_response("<p>" + data)', good: 'flask.Response(data, mimetype="text/plain")' },
    },
    {
      call: ["markupsafe.Markup"],
      argument: [0],
      rule: "cross-site-scripting",
      examples: {
        bad: "from markupsafe import Markup; Markup(data)",
        good: "from markupsafe import Markup, escape; Markup(escape(data))",
      },
    },
    {
      call: ["flask.redirect", "werkzeug.utils.redirect"],
      argument: [0, "location"],
      rule: "open-redirect",
      examples: { bad: "flask.redirect(data)", good: 'flask.redirect("/items/" + data)' },
    },
    {
      call: ["flask.send_file"],
      argument: [0],
      rule: "path-traversal",
      examples: { bad: 'flask.send_file("/srv/" + data)', good: 'flask.send_from_directory("/srv", data)' },
    },
    {
      call: ["*.save"],
      argument: [0, "dst"],
      rule: "path-traversal",
      // A store of files that is given a name and a content chooses the place itself.
      when: [{ argument: 1, isAbsent: true }],
      examples: {
        bad: 'sheet = flask.request.files["sheet"]; sheet.save("/srv/" + sheet.filename)',
        good: 'import uuid; flask.request.files["sheet"].save("/srv/" + str(uuid.uuid4()))',
      },
    },
    {
      call: ["flask.send_from_directory"],
      argument: [0],
      rule: "path-traversal",
      examples: { bad: 'flask.send_from_directory(data, "a.txt")', good: 'flask.send_from_directory("/srv", data)' },
    },
    {
      write: ["flask.Response.headers.*"],
      argument: [0, 1],
      rule: "header-injection",
      examples: {
        bad: 'response = flask.make_response("x"); response.headers["X-Name"] = data',
        good: 'response = flask.make_response("x"); response.headers["X-Name"] = "a"',
      },
    },
    {
      write: ["flask.session.*"],
      argument: [0, 1],
      rule: "trust-boundary",
      examples: {
        bad: 'flask.session["theme"] = data',
        good: 'flask.session["theme"] = "dark" if data == "dark" else "light"',
      },
    },
  ],
  sanitizers: [
    {
      call: [
        "markupsafe.escape",
        "flask.escape",
        "html.escape",
        "cgi.escape",
        "xml.sax.saxutils.escape",
        "bleach.clean",
        "markupsafe.Markup.escape",
      ],
      safe: ["html"],
    },
    { call: ["flask.url_for"], safe: ["redirect", "url", "html"] },
    { call: ["werkzeug.utils.secure_filename"], safe: ["path", "shell"] },
    {
      call: ["werkzeug.utils.safe_join", "werkzeug.security.safe_join", "flask.safe_join", "flask.helpers.safe_join"],
      safe: ["path"],
    },
    { call: ["flask.jsonify"], safe: ["html"] },
    {
      call: ["flask.render_template", "jinja2.Template().render", "jinja2.Environment().get_template().render"],
      safe: ["html"],
    },
  ],
  misuses: [
    {
      call: ["flask.App.run"],
      rule: "debug-mode",
      when: [{ argument: "debug", equals: [true] }],
      examples: { bad: "flask.Flask(__name__).run(debug=True)", good: "flask.Flask(__name__).run(debug=False)" },
    },
    {
      write: ["flask.App.debug"],
      rule: "debug-mode",
      when: [{ argument: 0, equals: [true] }],
      examples: { bad: "app.debug = True", good: "app.debug = False" },
    },
    {
      call: ["flask.Response.set_cookie"],
      rule: "insecure-cookie",
      when: [{ argument: "secure", equals: [false], orAbsent: true }],
      examples: {
        bad: 'flask.make_response("x").set_cookie("a", "b")',
        good: 'flask.make_response("x").set_cookie("a", "b", secure=True)',
      },
    },
    {
      write: ["flask.App.secret_key"],
      rule: "hardcoded-signing-key",
      when: [{ argument: 0, isLiteral: true }],
      examples: { bad: 'app.secret_key = "example"', good: 'import os; app.secret_key = os.environ["KEY"]' },
    },
    {
      write: ["flask.App.config.SECRET_KEY"],
      rule: "hardcoded-signing-key",
      when: [{ argument: 0, isLiteral: true }],
      examples: {
        bad: 'app.config["SECRET_KEY"] = "example"',
        good: 'import os; app.config["SECRET_KEY"] = os.environ["KEY"]',
      },
    },
    {
      call: ["flask_cors.CORS"],
      rule: "cors-any-origin-with-credentials",
      when: [
        { argument: "supports_credentials", equals: [true] },
        { argument: "origins", equals: ["*"], orAbsent: true },
      ],
      examples: {
        bad: "import flask_cors; flask_cors.CORS(app, supports_credentials=True)",
        good: 'import flask_cors; flask_cors.CORS(app, origins=["https://app.example.com"], supports_credentials=True)',
      },
    },
  ],
};
