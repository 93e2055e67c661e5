import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const clients = ["ky", "ky.default", "phin", "ofetch.ofetch", "ofetch.$fetch", "wretch", "bent", "@hapi.wreck"];
const verbs = "get post put patch delete head request";
const paths = "query nodes paths value apply parent";

/** Hashes, HTTP clients, templates, evaluators and remote shells of npm, each by its public documentation. */
export const javascriptServices: LibraryModel = {
  library: "md5, sha1, crypto-js, ky, phin, ofetch, wretch, jsonpath, expr-eval, eta, twig, ssh2, node-cmd",
  language: "javascript",
  sinks: [
    {
      call: clients.flatMap((client) => [client, ...namesOf(client, verbs)]),
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: 'require("ky").get(input)',
        good: 'require("ky").get("https://api.example.com/items", { searchParams: { input } })',
      },
    },
    {
      call: ["phin", "open-graph-scraper", "open-graph-scraper.default"],
      argument: [0],
      option: "url",
      rule: "server-side-request-forgery",
      examples: {
        bad: 'require("phin")({ url: input })',
        good: 'require("phin")({ url: "https://api.example.com/items" })',
      },
    },
    {
      call: namesOf("link-preview-js", "getLinkPreview default.getLinkPreview"),
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: 'require("link-preview-js").getLinkPreview(input)',
        good: 'require("link-preview-js").getLinkPreview("https://www.example.com/")',
      },
    },
    {
      call: namesOf("jsonpath", paths),
      argument: [1],
      rule: "code-injection",
      doubt: 2,
      examples: {
        bad: 'require("jsonpath").query(items, input)',
        good: 'require("jsonpath").query(items, "$..name")',
      },
    },
    {
      call: ["jsonpath-plus.JSONPath"],
      argument: [0],
      option: "path",
      rule: "code-injection",
      doubt: 2,
      examples: {
        bad: 'require("jsonpath-plus").JSONPath({ path: input, json: items })',
        good: 'require("jsonpath-plus").JSONPath({ path: "$..name", json: items })',
      },
    },
    {
      call: ["expr-eval.Parser.evaluate", "expr-eval.Parser().evaluate", "expr-eval.Parser().parse"],
      argument: [0],
      rule: "code-injection",
      doubt: 2,
      examples: {
        bad: 'const { Parser } = require("expr-eval"); Parser.evaluate(input)',
        good: 'const { Parser } = require("expr-eval"); Parser.evaluate("2 * x", { x: Number(input) })',
      },
    },
    {
      call: [
        "eta.renderString",
        "eta.Eta().renderString",
        "squirrelly.render",
        "art-template.render",
        "hogan.js.compile",
      ],
      argument: [0],
      rule: "template-injection",
      examples: {
        bad: 'const { Eta } = require("eta"); new Eta().renderString("<p>" + input + "</p>")',
        good: 'const { Eta } = require("eta"); new Eta().renderString("<p><%= it.input %></p>", { input })',
      },
    },
    {
      call: ["twig.twig"],
      argument: [0],
      option: "data",
      rule: "template-injection",
      examples: {
        bad: 'require("twig").twig({ data: "<p>" + input + "</p>" })',
        good: 'require("twig").twig({ data: "<p>{{ input }}</p>" }).render({ input })',
      },
    },
    {
      call: [
        "ssh2.Client().exec",
        "node-ssh.NodeSSH().execCommand",
        "node-cmd.run",
        "node-cmd.runSync",
        "node-cmd.get",
      ],
      argument: [0],
      rule: "command-injection",
      examples: {
        bad: 'require("node-cmd").runSync("ls " + input)',
        good: 'require("node-cmd").runSync("ls /srv")',
      },
    },
  ],
  misuses: [
    {
      call: [
        "md5",
        "js-md5",
        "blueimp-md5",
        "sha1",
        "js-sha1",
        "ts-md5.Md5.hashStr",
        ...namesOf("crypto-js", "MD5 SHA1 HmacMD5 HmacSHA1 RIPEMD160 md5 sha1 default.MD5 default.SHA1"),
      ],
      rule: "weak-hash",
      when: [],
      examples: {
        bad: 'require("md5")("text")',
        good: 'require("node:crypto").createHash("sha256").update("text")',
      },
    },
    {
      call: namesOf("crypto-js", "DES.encrypt TripleDES.encrypt RC4.encrypt default.DES.encrypt default.RC4.encrypt"),
      rule: "weak-cipher",
      when: [],
      examples: {
        bad: 'require("crypto-js").DES.encrypt("text", key)',
        good: 'require("node:crypto").createCipheriv("aes-256-gcm", key, nonce)',
      },
    },
  ],
};
