import type { Condition, LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const controllers = ["CodeIgniter.Controller", "CodeIgniter.RESTful.ResourceController"];
const requests = [
  ...controllers.map((owner) => `${owner}().request`),
  "CodeIgniter.HTTP.IncomingRequest()",
  "CodeIgniter.HTTP.RequestInterface()",
  "Config.Services.request()",
  "php.service()",
];
const responses = [
  ...controllers.map((owner) => `${owner}().response`),
  "Config.Services.response()",
  "php.response()",
];
const read = (names: string) => namesOf("codeigniter.Request", names);
const models = ["CodeIgniter.Model()", "CodeIgniter.BaseModel()"];

/** No filter that leaves numbers and addresses only. */
const isText: readonly Condition[] = [
  {
    argument: 1,
    isNotNamed: namesOf(
      "php",
      "FILTER_VALIDATE_INT FILTER_VALIDATE_FLOAT FILTER_VALIDATE_BOOLEAN FILTER_VALIDATE_IP FILTER_SANITIZE_NUMBER_INT FILTER_SANITIZE_NUMBER_FLOAT",
    ),
    orAbsent: true,
  },
];

/** https://codeigniter.com/user_guide/ */
export const codeigniter: LibraryModel = {
  library: "codeigniter",
  language: "php",
  types: [
    { of: requests, is: "codeigniter.Request" },
    { of: responses.filter((name) => !name.startsWith("php.")), is: "codeigniter.Response" },
    {
      of: ["Config.Database.connect()", "php.db_connect()", ...models.map((model) => `${model}.db`)],
      is: "codeigniter.Database",
    },
    { of: [...read("getFile()"), "CodeIgniter.HTTP.Files.UploadedFile()"], is: "codeigniter.UploadedFile" },
  ],
  sources: [
    { read: read("getGet() getVar() getGetPost()"), label: "http", what: "the query string", when: isText },
    { read: read("getPost() getPostGet()"), label: "http", what: "a form field", when: isText },
    {
      read: read("getJSON() getJsonVar() getRawInput() getRawInputVar() getBody()"),
      label: "http",
      what: "the request body",
    },
    {
      read: read("getCookie() getHeaderLine() getHeader() getUserAgent() getServer()"),
      label: "http",
      what: "a request header",
    },
    { read: read("getPath() getUri()"), label: "http", what: "the request's address" },
    {
      read: namesOf("codeigniter.UploadedFile", "getClientName() getName() getClientExtension() getClientMimeType()"),
      label: "http",
      what: "an uploaded file's name",
      // The language itself leaves only the name.
      safe: ["path"],
    },
  ],
  entries: [
    {
      // Segments of the path are given to the method that the path names.
      when: { methodOf: controllers.map((name) => `${name}()`).concat(controllers), isPublic: true },
      parameters: [],
      namedParameters: { label: "http", what: "the path parameter" },
    },
  ],
  sinks: [
    {
      call: namesOf("codeigniter.Database", "query simpleQuery"),
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: '\\Config\\Database::connect()->query("SELECT * FROM users WHERE id = " . $input)',
        good: '\\Config\\Database::connect()->query("SELECT * FROM users WHERE id = ?", [$input])',
      },
    },
    {
      // One text is a condition; a name and a value are put apart.
      call: models.flatMap((model) => namesOf(model, "where orWhere having orHaving")),
      argument: [0],
      rule: "sql-injection",
      when: [{ argument: 1, isAbsent: true }],
      examples: {
        bad: '$all = new \\CodeIgniter\\Model(); $all->where("name = \'" . $input . "\'")',
        good: '$all = new \\CodeIgniter\\Model(); $all->where("name", $input)',
      },
    },
    {
      call: ["codeigniter.Response.setBody"],
      argument: [0],
      rule: "cross-site-scripting",
      examples: {
        bad: '\\Config\\Services::response()->setBody("<p>" . $input)',
        good: '\\Config\\Services::response()->setBody("<p>" . esc($input))',
      },
    },
    {
      call: ["codeigniter.Response.redirect"],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: "\\Config\\Services::response()->redirect($input)",
        good: '\\Config\\Services::response()->redirect("/orders/" . $input)',
      },
    },
    {
      call: ["codeigniter.Response.download"],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: '\\Config\\Services::response()->download("/srv/files/" . $input, null)',
        good: '\\Config\\Services::response()->download("/srv/files/" . basename($input), null)',
      },
    },
    {
      call: namesOf("codeigniter.Response", "setHeader appendHeader"),
      argument: [1],
      rule: "header-injection",
      examples: {
        bad: '\\Config\\Services::response()->setHeader("X-Name", $input)',
        good: '\\Config\\Services::response()->setHeader("X-Name", rawurlencode($input))',
      },
    },
    {
      call: namesOf("codeigniter.UploadedFile", "move store"),
      argument: [1],
      rule: "unrestricted-upload",
      examples: {
        bad: '$file = \\Config\\Services::request()->getFile("a"); $file->move("/srv/www", $file->getClientName())',
        good: '$file = \\Config\\Services::request()->getFile("a"); $file->move("/srv/www", $file->getRandomName())',
      },
    },
  ],
  sanitizers: [
    { call: ["php.esc", "php.html_escape"], safe: ["html"] },
    { call: namesOf("codeigniter.Database", "escape escapeIdentifiers"), safe: ["sql"] },
    { call: namesOf("codeigniter.Database", "escapeString escapeLikeString"), safe: ["quoted"] },
    { call: namesOf("codeigniter.UploadedFile", "getRandomName guessExtension getExtension"), safe: "every" },
  ],
};
