import { describe, expect, test } from "vitest";
import { scanSource } from "../testing/scan-source.ts";
import { models } from "./index.ts";

/** A program around a snippet of JavaScript in which `input` is untrusted. */
const javascript = (snippet: string) => `
const express = require("express");
const app = express();
app.get("/", (req, res) => {
  const input = req.query.q;
  ${snippet};
});`;

/** A program around a snippet of Python in which `data` is untrusted. */
const python = (snippet: string) => `
import flask
app = flask.Flask(__name__)

@app.post("/")
def page():
    data = flask.request.args.get("q")
${snippet
  .split("\n")
  .flatMap((line) => (/^(if|for|while|with|def|\s)/.test(line) ? [line] : line.split("; ")))
  .map((line) => `    ${line}`)
  .join("\n")}
    return "done"
`;

/** A servlet around a snippet of Java in which `input` is untrusted. */
const java = (snippet: string) => `
import javax.servlet.http.*;

public class Page extends HttpServlet {
  public void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String input = request.getParameter("q");
    ${snippet};
  }
}`;

const goPackages: Readonly<Record<string, string>> = {
  aes: "crypto/aes",
  cipher: "crypto/cipher",
  gzip: "compress/gzip",
  io: "io",
  json: "encoding/json",
  pprof: "net/http/pprof",
  rsa: "crypto/rsa",
  smtp: "net/smtp",
  unsafe: "unsafe",
  bson: "go.mongodb.org/mongo-driver/bson",
  chi: "github.com/go-chi/chi/v5",
  des: "crypto/des",
  echo: "github.com/labstack/echo/v4",
  fiber: "github.com/gofiber/fiber/v2",
  fasthttp: "github.com/valyala/fasthttp",
  exec: "os/exec",
  filepath: "path/filepath",
  fmt: "fmt",
  gin: "github.com/gin-gonic/gin",
  gorm: "gorm.io/gorm",
  router: "github.com/fasthttp/router",
  html: "html",
  httputil: "net/http/httputil",
  jwt: "github.com/golang-jwt/jwt/v5",
  ldap: "github.com/go-ldap/ldap/v3",
  log: "log",
  mathrand: "math/rand",
  md5: "crypto/md5",
  mongo: "go.mongodb.org/mongo-driver/mongo",
  net: "net",
  os: "os",
  pgx: "github.com/jackc/pgx/v5",
  rand: "crypto/rand",
  redis: "github.com/redis/go-redis/v9",
  reflect: "reflect",
  sha256: "crypto/sha256",
  sql: "database/sql",
  sqlx: "github.com/jmoiron/sqlx",
  ssh: "golang.org/x/crypto/ssh",
  strings: "strings",
  syscall: "syscall",
  template: "html/template",
  texttemplate: "text/template",
  tls: "crypto/tls",
  url: "net/url",
  xmlquery: "github.com/antchfx/xmlquery",
  xpath: "github.com/antchfx/xpath",
};

/** A handler around a snippet of Go in which `input` is untrusted. */
const go = (snippet: string) => `
package main

import "net/http"
${Object.entries(goPackages)
  .filter(([name]) => new RegExp(`\\b${name}\\.`).test(snippet))
  .map(([name, path]) => `import ${name} "${path}"`)
  .join("\n")}

func page(w http.ResponseWriter, r *http.Request) {
\tinput := r.FormValue("q")
\t${snippet.split(/; (?![^{]*\})/).join("\n\t")}
}

func main() {
\thttp.HandleFunc("/", page)
}`;

/** A page around a snippet of PHP in which `$input` is untrusted. */
const php = (snippet: string) => `<?php
$input = $_GET["q"];
${snippet};
`;

/** A controller around a snippet of Ruby in which `input` is untrusted. */
const ruby = (snippet: string) => `
class PagesController < ActionController::Base
  def show
    input = params[:q]
    ${snippet}
  end
end
`;
/** An action of a controller around a snippet of C# in which `input` is untrusted. */
const csharp = (snippet: string) => `
${"System.Data System.Data.SqlClient System.Diagnostics System.DirectoryServices System.Net System.Net.Security System.Reflection System.Runtime.Serialization.Formatters.Binary System.Security.Cryptography System.Text System.Text.Encodings.Web System.Text.RegularExpressions System.Web.Script.Serialization System.Xml System.IdentityModel.Tokens.Jwt Microsoft.AspNetCore.Html Microsoft.AspNetCore.Mvc Microsoft.CodeAnalysis.CSharp.Scripting Microsoft.Data.Sqlite Microsoft.IdentityModel.Tokens Microsoft.Security.Application MongoDB.Bson Newtonsoft.Json RazorEngine"
  .split(" ")
  .map((name) => `using ${name};`)
  .join("\n")}

public class PageController : Controller
{
    public async Task<IActionResult> Get(string input)
    {
        ${snippet};
        return Ok();
    }
}`;

const programs = {
  javascript: { wrap: javascript, file: "app.js" },
  python: { wrap: python, file: "app.py" },
  java: { wrap: java, file: "Page.java" },
  go: { wrap: go, file: "main.go" },
  php: { wrap: php, file: "page.php" },
  ruby: { wrap: ruby, file: "app/controllers/pages_controller.rb" },
  csharp: { wrap: csharp, file: "PageController.cs" },
} as const;

for (const model of models) {
  const launches = (model.launches ?? []).map((launch) => ({ ...launch, rule: "argument-injection" }));
  const entries = [...(model.sinks ?? []), ...(model.misuses ?? []), ...launches];
  describe.runIf(entries.length > 0)(`${model.language}: ${model.library}`, () => {
    test.each(entries.map((entry) => [entry.rule, entry.examples] as const))("%s: %o", async (rule, { bad, good }) => {
      const { wrap, file } = programs[model.language];
      const rulesOf = async (snippet: string) =>
        (await scanSource({ [file]: wrap(snippet) })).findings.map((finding) => finding.ruleId);
      expect(await rulesOf(bad)).toContain(`code.${rule}`);
      expect(await rulesOf(good)).not.toContain(`code.${rule}`);
    });
  });
}
