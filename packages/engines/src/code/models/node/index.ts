import type { LibraryModel, SinkModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const readers = "readFile readFileSync createReadStream open openSync readdir readdirSync opendir";
const writers =
  "writeFile writeFileSync appendFile appendFileSync createWriteStream unlink unlinkSync rm rmSync rmdir rmdirSync mkdir mkdirSync rename renameSync copyFile copyFileSync chmod chmodSync symlink symlinkSync link linkSync truncate";
const shells = [true, "/bin/sh", "/bin/bash", "bash", "sh"];
const files = [
  ...namesOf("fs", readers),
  ...namesOf("fs", writers),
  ...namesOf("fs.promises", readers),
  ...namesOf("fs.promises", writers),
];

/** Objects that hold all that a request says. */
const wholes = ["express.Request.body", "express.Request.query", "express.Request.params", "express.Request.headers"];

const filteringAgents = [
  ...namesOf(
    "request-filtering-agent",
    "useAgent() RequestFilteringHttpAgent() RequestFilteringHttpsAgent() globalHttpAgent globalHttpsAgent",
  ),
  "ssrf-req-filter()",
  "ssrf-agent()",
];

/** https://nodejs.org/docs/latest-v24.x/api/ and the language's own globals */
export const nodeBuiltins: LibraryModel = {
  library: "node",
  language: "javascript",
  assertions: ["assert", ...namesOf("assert", "ok strict strict.ok"), "tiny-invariant"],
  endings: ["global.process.exit", "process.exit", "global.process.abort"],
  types: [{ of: ["util.promisify()"], is: "util.promisify()" }],
  sources: [
    { read: ["global.process.argv"], label: "command line", what: "the command line (process.argv)" },
    {
      read: ["http.IncomingMessage.url"],
      label: "http",
      what: "the request's address (req.url)",
      safe: ["log", "header", "rooted"],
    },
    {
      read: ["http.IncomingMessage.headers"],
      label: "http",
      what: "a request header (req.headers)",
      // Nobody makes others send a header: https://fetch.spec.whatwg.org/#forbidden-request-header
      safe: ["log", "header", "redirect"],
    },
    {
      read: [
        "global.location.hash",
        "global.location.search",
        "global.location.href",
        "global.window.location.hash",
        "global.window.location.search",
        "global.window.location.href",
        "global.document.location.href",
        "global.document.location.search",
        "global.document.location.hash",
        "global.document.URL",
        "global.document.referrer",
      ],
      label: "browser",
      what: "the page's address",
    },
  ],
  routes: [
    {
      call: ["http.createServer", "https.createServer", "http.Server", "https.Server"],
      handlers: { from: 0 },
      parameters: ["http.IncomingMessage", "http.ServerResponse"],
    },
  ],
  sinks: [
    ...["Content-Type", "content-type"].map(
      (header): SinkModel => ({
        call: ["global.Response"],
        argument: [0],
        rule: "cross-site-scripting",
        when: [{ argument: 1, option: `headers.${header}`, matches: /html/i }],
        examples: {
          bad: `new Response("<p>" + input, { headers: { "${header}": "text/html" } })`,
          good: `new Response("<p>" + input, { headers: { "${header}": "text/plain" } })`,
        },
      }),
    ),
    {
      call: namesOf("child_process", "exec execSync"),
      argument: [0],
      rule: "command-injection",
      examples: {
        bad: 'require("child_process").exec("ls " + input)',
        good: 'require("child_process").execFile("ls", ["--", input])',
      },
    },
    {
      call: namesOf("child_process", "spawn spawnSync execFile execFileSync fork"),
      argument: [0],
      rule: "command-injection",
      // Where a program stands is for the caller of a library to say: no shell reads it.
      ofCallers: "none",
      examples: {
        bad: 'require("child_process").spawn(input)',
        good: 'require("child_process").spawn("ls", ["--", input])',
      },
    },
    {
      call: namesOf("child_process", "spawn spawnSync execFile execFileSync"),
      argument: [0],
      rule: "command-injection",
      when: [{ argument: "*", option: "shell", equals: shells }],
      examples: {
        bad: 'require("child_process").spawn("ls " + input, { shell: true })',
        good: 'require("child_process").spawn("ls", ["--", input], { shell: false })',
      },
    },
    {
      call: namesOf("child_process", "spawn spawnSync execFile execFileSync"),
      argument: [1],
      isDeep: true,
      rule: "command-injection",
      when: [{ argument: 2, option: "shell", equals: shells }],
      examples: {
        bad: 'require("child_process").spawn("ls", [input], { shell: true })',
        good: 'require("child_process").spawn("ls", ["--", input], { shell: false })',
      },
    },
    {
      call: namesOf("child_process", "spawn spawnSync execFile execFileSync"),
      argument: [1],
      isDeep: true,
      rule: "command-injection",
      when: [{ argument: 0, equals: ["sh", "bash", "/bin/sh", "/bin/bash", "cmd", "cmd.exe", "powershell"] }],
      examples: {
        bad: 'require("child_process").spawn("sh", ["-c", "ls " + input])',
        good: 'require("child_process").spawn("ls", ["--", input])',
      },
    },
    {
      call: [
        "global.eval",
        "global.Function",
        "global.window.eval",
        ...namesOf("vm", "runInThisContext runInNewContext runInContext Script compileFunction"),
      ],
      argument: ["*"],
      rule: "code-injection",
      ofCallers: "parts",
      examples: { bad: "eval(input)", good: "JSON.parse(input)" },
    },
    {
      call: ["worker_threads.Worker"],
      argument: [0],
      rule: "code-injection",
      when: [{ argument: 1, option: "eval", equals: [true] }],
      examples: {
        bad: 'new (require("worker_threads").Worker)(input, { eval: true })',
        good: 'new (require("worker_threads").Worker)("./count.js", { workerData: input })',
      },
    },
    {
      call: ["global.setTimeout", "global.setInterval"],
      argument: [0],
      rule: "code-injection",
      examples: { bad: 'setTimeout("run(" + input + ")", 10)', good: "setTimeout(() => run(input), 10)" },
    },
    {
      call: files,
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'require("fs").readFile("/srv/files/" + input, done)',
        good: 'const path = require("path"); const full = path.resolve("/srv/files", input); if (!full.startsWith("/srv/files/")) return; require("fs").readFile(full, done)',
      },
    },
    {
      call: namesOf("*", "readFileSync writeFileSync createReadStream createWriteStream appendFileSync unlinkSync"),
      argument: [0],
      rule: "path-traversal",
      doubt: 1,
      examples: {
        bad: 'volume.createReadStream("/srv/files/" + input)',
        good: 'volume.createReadStream("/srv/files/" + require("path").basename(input))',
      },
    },
    {
      call: ["global.require", "global.import"],
      argument: [0],
      rule: "unsafe-reflection",
      examples: { bad: "require(input)", good: 'require("./" + (input === "a" ? "a" : "b"))' },
    },
    {
      call: ["global.fetch", ...namesOf("http", "get request"), ...namesOf("https", "get request")],
      argument: [0],
      rule: "server-side-request-forgery",
      // An agent that refuses addresses of the own network when it connects, or that decides itself how it does.
      when: [
        { argument: 1, option: "agent", isNotNamed: filteringAgents, lacksMethod: "createConnection", orAbsent: true },
      ],
      examples: { bad: "fetch(input)", good: 'fetch("https://api.example.com/items/" + encodeURIComponent(input))' },
    },
    {
      call: [...namesOf("http", "get request"), ...namesOf("https", "get request")],
      argument: [0],
      option: "hostname",
      rule: "server-side-request-forgery",
      examples: {
        bad: 'require("http").get({ hostname: input, path: "/" })',
        good: 'require("http").get({ hostname: "api.example.com", path: "/" + input })',
      },
    },
    {
      call: [...namesOf("http", "get request"), ...namesOf("https", "get request")],
      argument: [0],
      option: "host",
      rule: "server-side-request-forgery",
      examples: {
        bad: 'require("http").get({ host: input, path: "/" })',
        good: 'require("http").get({ host: "api.example.com", path: "/" + input })',
      },
    },
    {
      call: ["http.ServerResponse.write", "http.ServerResponse.end"],
      argument: [0],
      rule: "cross-site-scripting",
      when: [{ argument: 0, matches: /<\w/ }],
      examples: {
        bad: 'require("http").createServer((q, s) => s.end("<p>" + q.url))',
        good: 'require("http").createServer((q, s) => s.end(JSON.stringify({ url: q.url })))',
      },
    },
    {
      call: ["global.document.write", "global.document.writeln", "*.insertAdjacentHTML"],
      argument: [0, 1],
      rule: "cross-site-scripting",
      examples: { bad: "document.write(location.hash)", good: "document.body.textContent = location.hash" },
    },
    {
      write: ["*.innerHTML", "*.outerHTML", "jsx.dangerouslySetInnerHTML"],
      argument: [0],
      rule: "cross-site-scripting",
      examples: {
        bad: 'document.getElementById("a").innerHTML = location.hash',
        good: 'document.getElementById("a").textContent = location.hash',
      },
    },
    {
      write: ["global.Object.prototype.*"],
      argument: [1],
      rule: "prototype-pollution",
      examples: {
        bad: "const all = {}; all[input][input] = 1",
        good: "const all = Object.create(null); all[input][input] = 1",
      },
    },
    {
      call: ["global.RegExp"],
      argument: [0],
      rule: "regex-injection",
      examples: { bad: "new RegExp(input)", good: 'new RegExp("^a+$").test(input)' },
    },
    {
      call: namesOf("global.console", "log info warn error debug"),
      argument: [0],
      rule: "log-injection",
      examples: { bad: 'console.log("user " + input)', good: 'console.log("user " + input.replace(/[\\r\\n]/g, ""))' },
    },
    // Further texts are written as they are; objects, and what stands for `%j` and `%o`, with their line breaks shown.
    ...[1, 2, 3].map(
      (argument): SinkModel => ({
        call: namesOf("global.console", "log info warn error debug"),
        argument: [argument],
        rule: "log-injection",
        when: [
          { argument: 0, unlike: /%[jioOdf]/ },
          { argument, isNotNamed: wholes },
        ],
        examples: {
          bad: `console.log("user", ${"0, ".repeat(argument - 1)}input)`,
          good: 'console.log("user %j", input)',
        },
      }),
    ),
  ],
  sanitizers: [
    // https://url.spec.whatwg.org/#forbidden-host-code-point
    { call: namesOf("global.URL()", "hostname host port"), safe: ["path"] },
    {
      call: ["global.encodeURIComponent"],
      safe: ["html", "path", "url", "redirect", "header", "log", "sql", "xpath", "shell", "key", "ldap"],
    },
    { call: ["global.encodeURI"], safe: ["html", "header", "log"] },
    { call: ["path.basename", "path.posix.basename"], safe: ["path"] },
    // They throw for what leads out of the folder, and quote what they put into the header.
    {
      call: ["resolve-path", "resolve-path.default", "sanitize-filename", "sanitize-filename.default"],
      safe: ["path"],
    },
    { call: ["content-disposition", "content-disposition.default"], safe: ["header"] },
    { call: ["global.RegExp.escape"], safe: ["regex"] },
  ],
  propagators: [
    {
      call: [
        ...namesOf("path", "resolve normalize join"),
        ...namesOf("path.posix", "resolve normalize join"),
        "fs.realpathSync",
        "fs.promises.realpath",
      ],
      from: ["*"],
      gives: "canonical path",
    },
    {
      call: ["global.decodeURIComponent"],
      from: [0],
      cancels: ["html", "path", "url", "redirect", "header", "log", "sql", "xpath", "shell", "ldap"],
    },
    { call: ["global.URL"], from: [0, 1], gives: "parsed url" },
    { call: ["url.parse"], from: [0], gives: "parsed url" },
    { call: ["global.URLSearchParams", "querystring.parse"], from: [0] },
    { call: ["path.relative", "path.posix.relative"], from: [1], gives: "relative path" },
    { call: ["util.promisify", "util.inherits"], from: [0], gives: "same" },
    { call: ["util.format", "util.inspect"], from: ["*"] },
    { call: [...namesOf("fs", "readFile readFileSync"), "fs.promises.readFile"], from: [], gives: "nothing" },
  ],
  predicates: [{ call: ["path.isAbsolute"], argument: 0, safe: ["path root"], when: "false" }],
  launches: [
    {
      call: namesOf("child_process", "spawn spawnSync execFile execFileSync"),
      examples: {
        bad: 'require("child_process").execFile("git", ["clone", input])',
        good: 'require("child_process").execFile("git", ["clone", "--", input])',
      },
    },
  ],
  misuses: [
    {
      call: ["crypto.createHash", "crypto.hash"],
      rule: "weak-hash",
      when: [{ argument: 0, matches: /^(md4|md5|sha-?1|rsa-(md5|sha1)|ripemd160)$/i }],
      examples: { bad: 'require("crypto").createHash("md5")', good: 'require("crypto").createHash("sha256")' },
    },
    {
      call: namesOf("crypto", "createCipheriv createDecipheriv createCipher createDecipher"),
      rule: "weak-cipher",
      when: [{ argument: 0, matches: /^(des|rc4|rc2|bf|blowfish|idea|seed)|-ecb$/i }],
      examples: {
        bad: 'require("crypto").createCipheriv("des-cbc", key, iv)',
        good: 'require("crypto").createCipheriv("aes-256-gcm", key, iv)',
      },
    },
    {
      call: ["https.Agent", "https.request", "https.get", "tls.connect", "axios.create", "request"],
      rule: "tls-verification-off",
      when: [{ argument: 0, option: "rejectUnauthorized", equals: [false, 0] }],
      examples: {
        bad: 'new (require("https").Agent)({ rejectUnauthorized: false })',
        good: 'new (require("https").Agent)({ keepAlive: true })',
      },
    },
    {
      write: ["global.process.env.NODE_TLS_REJECT_UNAUTHORIZED"],
      rule: "tls-verification-off",
      when: [{ argument: 0, equals: ["0", 0, false] }],
      examples: { bad: 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"', good: 'process.env.NODE_ENV = "production"' },
    },
  ],
};
