import { expect, test } from "vitest";
import { scanSource } from "../testing/scan-source.ts";

const java = (call: string) => `package depot;
import java.net.URL;
import javax.net.ssl.HttpsURLConnection;
class Fetcher {
  void fetch(String place, boolean disableSSLChecks) throws Exception {
    HttpsURLConnection connection = (HttpsURLConnection) new URL(place).openConnection();
    ${call}
  }
  private void believeAll(HttpsURLConnection connection) {
    connection.setHostnameVerifier((host, session) -> true);
  }
}`;
const python = (test: string) => `import jwt
def subject(token, settings, key):
    if ${test}:
        return jwt.decode(token, key=key, algorithms=["RS256"])["sub"]
    else:
        return jwt.decode(token, options={"verify_signature": False})["sub"]
`;
const template = (made: string) => `package depot
import (
	"html/template"
	"net/http"
)
func show(w http.ResponseWriter, r *http.Request) { ${made} }`;
const javascript = (call: string) => `const express = require("express");
const app = express();
app.get("/page", (req, res) => res.send(${call}));`;

test.each([
  [
    "a setting is asked before the only call of what believes every certificate",
    "Fetcher.java",
    java("if (disableSSLChecks) believeAll(connection);"),
    "medium",
  ],
  ["every certificate is believed without a question", "Fetcher.java", java("believeAll(connection);"), "high"],
  ["a setting says whether tokens are verified", "tokens.py", python('settings["VERIFY_TOKEN"]'), "medium"],
  ["something else is asked before tokens are only read", "tokens.py", python('settings["LONG_TOKENS"]'), "high"],
  [
    "templates of Go call only what they are given",
    "page.go",
    template('template.New("page").Parse(r.FormValue("page"))'),
    "medium",
  ],
  [
    "templates of Handlebars have no code",
    "page.js",
    javascript('require("handlebars").compile(req.query.page)({})'),
    "medium",
  ],
  ["templates of EJS are code", "page.js", javascript('require("ejs").render(req.query.page)'), "critical"],
])("how bad it is: %s", async (_, file, text, severity) => {
  const { findings } = await scanSource({ [file]: text });
  const worst = findings.filter(({ ruleId }) => /tls-verification|jwt-not|template-injection/.test(ruleId));
  expect(worst.map((finding) => finding.severity)).toEqual([severity]);
});
