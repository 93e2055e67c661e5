import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const request = (names: string) => namesOf("laravel.Request", names);
const db = (names: string) => namesOf("laravel.DB", names);
const verbs = ["get", "post", "put", "patch", "delete", "options", "any"] as const;
const redirectors = ["laravel.Redirect", "php.redirect()"];

/** All that a request brings. */
const wholes = request("all() input() except() post() query() collect() json().all() request.all()");

/** https://laravel.com/docs/12.x */
export const laravel: LibraryModel = {
  library: "laravel",
  language: "php",
  endings: ["php.abort"],
  types: [
    {
      of: [
        "Illuminate.Http.Request",
        "Illuminate.Http.Request()",
        "Illuminate.Foundation.Http.FormRequest",
        "Illuminate.Foundation.Http.FormRequest()",
        "Illuminate.Support.Facades.Request",
        "laravel.Request()",
        "php.request()",
      ],
      is: "laravel.Request",
    },
    { of: ["Illuminate.Support.Facades.DB", "php.DB", "laravel.DB.connection()"], is: "laravel.DB" },
    { of: ["Illuminate.Support.Facades.Route", "php.Route"], is: "laravel.Route" },
    { of: ["Illuminate.Support.Facades.Redirect"], is: "laravel.Redirect" },
    {
      of: [
        "Illuminate.Support.Facades.Http",
        "Illuminate.Http.Client.PendingRequest()",
        ...namesOf(
          "laravel.Http",
          "withHeaders() withToken() withBasicAuth() withOptions() withBody() withQueryParameters() withUserAgent() withoutVerifying() withoutRedirecting() accept() acceptJson() asForm() asJson() asMultipart() attach() timeout() connectTimeout() retry() throw()",
        ),
      ],
      is: "laravel.Http",
    },
    {
      of: [
        "Illuminate.Support.Facades.Process",
        ...namesOf("laravel.Process", "path() timeout() env() input() quietly() forever()"),
      ],
      is: "laravel.Process",
    },
    { of: ["Illuminate.Support.Facades.File", "Illuminate.Filesystem.Filesystem()"], is: "laravel.File" },
    { of: ["Illuminate.Support.Facades.Log", "php.logger()"], is: "laravel.Log" },
    { of: ["laravel.Request.file()", "Illuminate.Http.UploadedFile()"], is: "symfony.UploadedFile" },
    { of: ["Illuminate.Support.Facades.Response", "php.response()"], is: "laravel.Response" },
    { of: ["Illuminate.Support.Facades.Blade"], is: "laravel.Blade" },
  ],
  handed: [{ on: ["laravel.Request.attributes"], put: ["set"], find: ["get"] }],
  sources: [
    {
      read: request(
        "input() query() post() get() all() only() except() collect() json() getContent() string() str() array() validated() safe() validate()",
      ),
      label: "http",
      what: "a request parameter",
    },
    {
      read: request("header() userAgent() bearerToken() host() getHost() httpHost()"),
      label: "http",
      what: "a request header",
    },
    { read: request("cookie()"), label: "http", what: "a cookie" },
    {
      read: request("route() path() url() fullUrl() segment() segments() decodedPath()"),
      label: "http",
      what: "the request's address",
    },
    { read: ["php.request()"], label: "http", what: "a request parameter", when: [{ argument: 0, isPresent: true }] },
    {
      // A member that it has not is a parameter.
      read: ["laravel.Request.*"],
      except: ["query", "request", "attributes", "cookies", "headers", "files", "server", "session", "json"],
      label: "http",
      what: "a request parameter",
    },
  ],
  routes: [
    {
      call: verbs.map((verb) => `laravel.Route.${verb}`),
      handlers: { from: 1 },
      parameters: [],
      namedParameters: { label: "http", what: "the path parameter", segments: ["{*}", "{*?}"] },
      returns: { rule: "cross-site-scripting", sink: "the returned page" },
    },
  ],
  sinks: [
    {
      call: db("raw select selectOne scalar statement insert update delete unprepared affectingStatement cursor"),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: '\\Illuminate\\Support\\Facades\\DB::select("SELECT * FROM users WHERE id = " . $input)',
        good: '\\Illuminate\\Support\\Facades\\DB::select("SELECT * FROM users WHERE id = ?", [$input])',
      },
    },
    {
      call: [
        "whereRaw",
        "orWhereRaw",
        "orderByRaw",
        "havingRaw",
        "orHavingRaw",
        "selectRaw",
        "groupByRaw",
        "fromRaw",
      ].map((method) => `*.${method}`),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: "\\App\\Models\\User::query()->whereRaw(\"name = '$input'\")->get()",
        good: '\\App\\Models\\User::query()->whereRaw("name = ?", [$input])->get()',
      },
    },
    {
      call: ["php.redirect", ...redirectors.flatMap((owner) => namesOf(owner, "to away")), "laravel.Redirect.intended"],
      argument: [0],
      rule: "open-redirect",
      examples: { bad: "redirect($input)", good: 'redirect("/orders/" . $input)' },
    },
    {
      call: ["php.response", "laravel.Response.make"],
      argument: [0],
      rule: "cross-site-scripting",
      examples: { bad: 'response("<p>" . $input)', good: 'response("<p>" . e($input))' },
    },
    {
      call: namesOf("laravel.Response", "download file"),
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'response()->download("/srv/files/" . $input)',
        good: 'response()->download("/srv/files/" . basename($input))',
      },
    },
    {
      call: namesOf("laravel.Http", "get post put patch delete head"),
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "\\Illuminate\\Support\\Facades\\Http::get($input)",
        good: '\\Illuminate\\Support\\Facades\\Http::get("https://api.example.com/items/" . $input)',
      },
    },
    {
      call: namesOf("laravel.Http", "send"),
      argument: [1],
      rule: "server-side-request-forgery",
      examples: {
        bad: '\\Illuminate\\Support\\Facades\\Http::send("GET", $input)',
        good: '\\Illuminate\\Support\\Facades\\Http::send("GET", "https://api.example.com/items/" . $input)',
      },
    },
    {
      call: namesOf("laravel.Process", "run start"),
      argument: [0],
      rule: "command-injection",
      examples: {
        bad: '\\Illuminate\\Support\\Facades\\Process::run("ls " . $input)',
        good: '\\Illuminate\\Support\\Facades\\Process::run(["ls", "--", $input])',
      },
    },
    {
      call: namesOf(
        "laravel.File",
        "get json put replace append prepend delete deleteDirectory makeDirectory ensureDirectoryExists files allFiles directories lines sharedGet cleanDirectory requireOnce getRequire",
      ),
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: '\\Illuminate\\Support\\Facades\\File::get("/srv/files/" . $input)',
        good: '\\Illuminate\\Support\\Facades\\File::get("/srv/files/" . basename($input))',
      },
    },
    {
      call: namesOf("laravel.File", "move copy copyDirectory moveDirectory"),
      argument: [0, 1],
      rule: "path-traversal",
      examples: {
        bad: '\\Illuminate\\Support\\Facades\\File::copy("/srv/a", "/srv/files/" . $input)',
        good: '\\Illuminate\\Support\\Facades\\File::copy("/srv/a", "/srv/files/" . basename($input))',
      },
    },
    {
      call: namesOf("laravel.Log", "emergency alert critical error warning notice info debug log"),
      argument: [0],
      rule: "log-injection",
      examples: {
        bad: '\\Illuminate\\Support\\Facades\\Log::info("export of " . $input)',
        good: '\\Illuminate\\Support\\Facades\\Log::info("export", ["name" => $input])',
      },
    },
    {
      call: ["symfony.UploadedFile.storeAs", "symfony.UploadedFile.storePubliclyAs"],
      argument: [1],
      rule: "unrestricted-upload",
      examples: {
        bad: 'request()->file("a")->storeAs("public", request()->file("a")->getClientOriginalName())',
        good: 'request()->file("a")->storeAs("public", request()->file("a")->hashName())',
      },
    },
    {
      call: namesOf("laravel.Response", "header"),
      argument: [1],
      rule: "header-injection",
      examples: {
        bad: 'response("text")->header("X-Name", $input)',
        good: 'response("text")->header("X-Name", rawurlencode($input))',
      },
    },
    {
      // Neither knows what a class lets pass.
      call: namesOf("*", "forceFill forceCreate"),
      argument: [0],
      rule: "mass-assignment",
      when: [{ argument: 0, isNamed: wholes }],
      examples: {
        bad: "\\App\\Models\\User::forceCreate(request()->all())",
        good: '\\App\\Models\\User::forceCreate(request()->only(["name"]))',
      },
    },
    {
      call: ["laravel.Blade.render", "laravel.Blade.compileString"],
      argument: [0],
      rule: "template-injection",
      examples: {
        bad: "\\Illuminate\\Support\\Facades\\Blade::render($input)",
        good: '\\Illuminate\\Support\\Facades\\Blade::render("<p>{{ $name }}</p>", ["name" => $input])',
      },
    },
    {
      call: ["Illuminate.Support.HtmlString"],
      argument: [0],
      rule: "cross-site-scripting",
      examples: {
        bad: "$text = new \\Illuminate\\Support\\HtmlString($input)",
        good: "$text = new \\Illuminate\\Support\\HtmlString(e($input))",
      },
    },
  ],
  propagators: [
    // What a query is asked by is bound, and not what it finds: https://laravel.com/docs/12.x/queries
    {
      call: namesOf(
        "*",
        "where orWhere whereIn orWhereIn whereNotIn whereBetween whereDate whereHas orWhereHas orderBy orderByDesc skip take limit offset find findOrFail findMany first firstOrFail firstWhere paginate simplePaginate",
      ),
      from: ["receiver"],
    },
  ],
  sanitizers: [
    { call: ["php.e"], safe: ["html"] },
    // It gives nothing that the program has not encrypted itself: a signature goes with it.
    {
      call: ["php.decrypt", ...namesOf("Illuminate.Support.Facades.Crypt", "decrypt decryptString")],
      safe: ["object", "code"],
    },
    {
      call: ["Illuminate.Support.Str.slug", "Illuminate.Support.Str.random", "Illuminate.Support.Str.uuid"],
      safe: "every",
    },
    { call: ["php.route", "php.action"], safe: ["redirect", "url"] },
    { call: ["php.view", "laravel.Response.json", "laravel.Response.view"], safe: ["html"] },
    { call: request("integer float boolean date enum has filled missing is user ip method"), safe: "every" },
  ],
  bodies: wholes,
  guards: [
    "laravel.auth",
    "laravel.can",
    "laravel.verified",
    "laravel.password.confirm",
    "laravel.role",
    "laravel.permission",
    "laravel.signed",
    "Illuminate.Auth.Middleware.Authenticate",
    "Illuminate.Auth.Middleware.Authorize",
  ],
};
