import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scanSource } from "../../testing/scan-source.ts";

const folder = join(import.meta.dirname, "cases");

function optionsOf(rule: string) {
  return { profile: "default", joinKey: Buffer.alloc(32), userRules: { code: [{ name: "rule.yaml", text: rule }] } };
}

/** The files of a case by path, without its rule. */
function programOf(name: string): Record<string, string> {
  const entries = readdirSync(join(folder, name), { recursive: true, encoding: "utf8" });
  const paths = entries.filter((path) => /\.\w+$/.test(path) && path !== "rule.yaml");
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, name, path), "utf8")]));
}

describe("taint rules through a program", () => {
  it.each(readdirSync(folder))("%s", async (name) => {
    const files = programOf(name);
    const rule = readFileSync(join(folder, name, "rule.yaml"), "utf8");
    const { findings, notCovered } = await scanSource(files, { options: optionsOf(rule) });
    const marked = Object.entries(files).flatMap(([path, text]) =>
      text.split("\n").flatMap((line, index) => (line.includes("ruleid: ") ? [`${path}:${index + 2}`] : [])),
    );
    const found = findings.filter(({ ruleId }) => ruleId.startsWith("code.user."));
    expect(found.map(({ location }) => `${location?.file}:${location?.line}`).sort()).toEqual(marked.sort());
    expect(notCovered).toEqual([]);
  });

  it("tell the way from file to file, with what the rule's names stand for", async () => {
    const name = "helpers-of-another-file";
    const rule = readFileSync(join(folder, name, "rule.yaml"), "utf8");
    const { findings } = await scanSource(programOf(name), { options: optionsOf(rule) });
    const sent = findings.find(({ location }) => location?.line === 5)!;
    expect(sent.description).toMatch(/^`Dear all, \$\{text\}` of form is sent/);
    expect(sent.trace?.map(({ role, file, line }) => `${role} ${file}:${line}`)).toEqual([
      "source desk.js:4",
      "flow desk.js:4",
      "flow desk.js:8",
      "flow desk.js:9",
      "flow lib/mail.js:3",
      "sink lib/mail.js:5",
    ]);
  });

  it("change nothing of what the engine's own rules find", async () => {
    const files = {
      "app.js": [
        'const app = require("express")();',
        'const { run } = require("./run");',
        'app.get("/x", (req, res) => { run(req.query.name); });',
      ].join("\n"),
      "run.js": 'const { exec } = require("child_process");\nexports.run = (name) => exec("ls " + name);\n',
    };
    const rule = JSON.stringify({
      rules: [
        {
          ...{ id: "own", languages: ["javascript"], severity: "INFO", message: "m", mode: "taint" },
          "pattern-sources": [{ pattern: "$R.query" }],
          "pattern-sinks": [{ pattern: "exec(...)" }],
        },
      ],
    });
    const withRule = (await scanSource(files, { options: optionsOf(rule) })).findings;
    const without = (await scanSource(files)).findings;
    expect(without.map(({ ruleId }) => ruleId)).toContain("code.command-injection");
    expect(withRule.filter(({ ruleId }) => ruleId !== "code.user.own")).toEqual(without);
    expect(withRule.map(({ ruleId }) => ruleId)).toContain("code.user.own");
  });
});
