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

const programs = {
  javascript: { wrap: javascript, file: "app.js" },
  python: { wrap: python, file: "app.py" },
  java: { wrap: java, file: "Page.java" },
} as const;

for (const model of models) {
  const entries = [...(model.sinks ?? []), ...(model.misuses ?? [])];
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
