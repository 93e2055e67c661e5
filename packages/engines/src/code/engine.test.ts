import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { systemExec } from "@gatewatch/base/exec";
import { seededRandom } from "@gatewatch/base/random";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type IdentifiedFinding, severityOf } from "../findings/index.ts";
import { createRunScan, type RunEvent } from "../run/index.ts";
import { codeEngine } from "./index.ts";
import { scanSource } from "./testing/scan-source.ts";

const route = (body: string) => `const express = require("express");
const { exec } = require("child_process");
const app = express();
app.get("/ping", (req, res) => {
${body}
});
`;
const injection = route('  const host = req.query.host;\n  exec("ping " + host);');

describe("which files are read", () => {
  const library = `const { execSync } = require("child_process");
exports.show = (name) => execSync("git show " + name);
`;
  const manifest = JSON.stringify({ name: "example", version: "1.0.0", main: "dist/index.js" });
  const places = async (files: Readonly<Record<string, string>>) =>
    (await scanSource(files)).findings.map(({ location }) => location.file);

  test("what a package is entered by, where nothing is there that it was built from", async () => {
    const built = { "package.json": manifest, "dist/index.js": library, "dist/index.mjs": library };
    expect(await places(built)).toEqual(["dist/index.js"]);
    expect(await places({ ...built, "src/index.js": library })).toEqual(["src/index.js"]);
    const other = JSON.stringify({ name: "example", version: "1.0.0", main: "index.js" });
    expect(await places({ ...built, "package.json": other })).toEqual([]);
  });

  test("a package that answers requests and is put into a container is a program, no library", async () => {
    const parts = Array.from({ length: 60 }, (_, index) => [`shelf/part${index}.py`, `SIZE = ${index}\n`]);
    const all = parts.map((_, index) => `from . import part${index}\n`).join("");
    const store =
      'import sqlite3\n\ndef rows(table):\n    base = sqlite3.connect("a.db")\n    return base.execute(f"SELECT * FROM {table}")\n';
    const web =
      'from flask import Flask\nfrom .store import rows\n\napp = Flask(__name__)\n\n@app.route("/parts")\ndef parts():\n    return rows("parts")\n';
    const shelf = {
      ...Object.fromEntries(parts),
      "pyproject.toml": '[project]\nname = "shelf"\n',
      "shelf/store.py": `${all}${store}`,
    };
    const image = { Dockerfile: "FROM python:3\n" };
    const injections = async (files: Readonly<Record<string, string>>) =>
      (await scanSource(files)).findings.filter(({ ruleId }) => ruleId === "code.sql-injection").length;
    expect(await injections({ ...shelf, ...image })).toBe(1);
    expect(await injections({ ...shelf, "shelf/web.py": web })).toBe(1);
    expect(await injections({ ...shelf, ...image, "examples/web.py": web })).toBe(1);
    expect(await injections({ ...shelf, ...image, "shelf/web.py": web })).toBe(0);
  });

  test("scripts without an ending, by their first line", async () => {
    expect(await places({ "bin/serve": `#!/usr/bin/env node\n${injection}` })).toEqual(["bin/serve"]);
    expect(await places({ "bin/serve": `#!/usr/bin/make -f\n${injection}` })).toEqual([]);
    expect(await places({ "bin/serve": injection })).toEqual([]);
  });
});

describe("what a finding says", () => {
  test("the way from the source to the sink, with one primary step, and what to do", async () => {
    const { findings } = await scanSource({ "src/app.js": injection });
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(finding).toMatchObject({
      engine: "code",
      ruleId: "code.command-injection",
      severity: "critical",
      cwe: ["CWE-78"],
      location: { file: "src/app.js", line: 6, column: 3 },
    });
    expect(finding!.trace!.map(({ role, line }) => [role, line])).toEqual([
      ["source", 5],
      ["flow", 5],
      ["flow", 6],
      ["sink", 6],
    ]);
    expect(finding!.trace!.filter((step) => step.primary).map((step) => step.role)).toEqual(["sink"]);
    expect(finding!.remediation).toContain("```js");
    expect(severityOf(finding!.severityScore)).toBe(finding!.severity);
  });

  test("one finding per place, other sources named beside the shown one", async () => {
    const { findings } = await scanSource({ "app.js": route("  exec(req.query.a + req.body.b);") });
    expect(findings).toHaveLength(1);
    expect(findings[0]!.evidence.facts!["other sources"]).toContain("request body");
  });

  test("follows data through files, classes, callbacks and promises", async () => {
    const { findings } = await scanSource({
      "store.js": `class Store {
  constructor(db) { this.db = db; }
  byName(name, done) { this.db.query(this.statement(name), done); }
  statement(name) { return "SELECT * FROM users WHERE name = '" + name + "'"; }
}
module.exports = { Store };`,
      "app.js": `const express = require("express");
const { Store } = require("./store");
const app = express();
const store = new Store(require("./db"));
const later = (value) => Promise.resolve(value);
app.post("/users", async (req, res) => {
  const { name } = await later(req.body);
  store.byName(name, (error, rows) => res.json(rows));
});`,
    });
    expect(findings.map(({ ruleId, location }) => [ruleId, location.file])).toEqual([
      ["code.sql-injection", "store.js"],
    ]);
    expect(findings[0]!.trace![0]).toMatchObject({ file: "app.js", role: "source" });
  });
});

describe("identity", () => {
  test("does not change with lines above, and tells equal sinks in two functions apart", async () => {
    const two = `${injection}\napp.get("/b", function other(req, res) {\n  exec("ping " + req.query.host);\n});\n`;
    const anchors = async (text: string) =>
      (await scanSource({ "app.js": text })).findings.map((finding) => finding.anchor);
    const before = await anchors(two);
    expect(new Set(before).size).toBe(2);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (lines) => {
        expect(await anchors("\n".repeat(lines) + two)).toEqual(before);
      }),
      { numRuns: 5 },
    );
  });
});

describe("silenced findings", () => {
  test.each([
    ["// nosemgrep", "nosemgrep"],
    ["// NOSONAR", "NOSONAR"],
  ])("%s keeps the finding and says so", async (comment, by) => {
    const { findings } = await scanSource({
      "app.js": injection.replace('  exec("ping', `  ${comment}\n  exec("ping`),
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]!.suppressed).toEqual({ by });
  });

  test.each([
    ["# nosec", []],
    ["# nosec B602", ["code.program-by-search-path"]],
    ["# nosec: start_process_with_partial_path", ["code.process-started"]],
    ["# nosec B602, B607", []],
    ["# nosec (built here)", []],
  ])("%s silences what it names", async (comment, left) => {
    const text = `import subprocess  # nosec\nsubprocess.run("uptime", shell=True)  ${comment}\n`;
    const { findings } = await scanSource({ "app.py": text });
    const loud = findings.filter(({ suppressed }) => suppressed === undefined).map(({ ruleId }) => ruleId);
    expect(loud.sort()).toEqual(left);
  });
});

describe("what is left out is told", () => {
  test("what only tests import marks code for tests, wherever it lies", async () => {
    const support = 'package harness\n\nimport (\n\t"net/http"\n\t"testing"\n)\n\nfunc Start(t *testing.T) {}\n';
    const { excluded } = await scanSource({
      "harness/start.go": support,
      "app/serve.go": support.replace("testing", "time"),
      "support/given.py": "import pytest\n",
    });
    expect(excluded).toEqual(["harness/start.go: test code", "support/given.py: test code"]);
  });

  test("tests, code of others and packed code are excluded with the reason", async () => {
    const { findings, excluded } = await scanSource({
      "test/app.js": injection,
      "node_modules/a/index.js": injection,
      "public/app.min.js": injection,
    });
    expect(findings).toEqual([]);
    expect(excluded).toEqual([
      "test/app.js: test code",
      "node_modules/a/index.js: code of others (vendored)",
      "public/app.min.js: packed or built code",
    ]);
  });

  test("places that cannot be parsed are reported, the rest is analysed", async () => {
    const { findings, notCovered } = await scanSource({ "app.js": `${injection}\nfunction broken( { ]] ;\n` });
    expect(findings).toHaveLength(1);
    expect(notCovered[0]).toContain("could not be parsed");
  });

  test("code nested too deep is cut and reported, and nothing falls over", async () => {
    const deep = `${"[\n".repeat(20_000)}1${"]\n".repeat(20_000)}`;
    const chain = Array.from({ length: 20_000 }, (_, index) => `x${index}`).join(" +\n");
    const { findings, notCovered } = await scanSource({
      "app.js": `${injection}\nlet a = ${deep};\nlet b = ${chain};`,
    });
    expect(findings).toHaveLength(1);
    expect(notCovered.some((note) => note.includes("nested more than"))).toBe(true);
  });

  test("a function that calls itself in every way ends within its budget", async () => {
    const functions = Array.from({ length: 40 }, (_, index) => {
      const calls = Array.from({ length: 40 }, (_, other) => `f${other}(a, { v: a, n: ${other} })`).join(", ");
      return `function f${index}(a, b) { return [${calls}]; }`;
    });
    const { findings } = await scanSource({ "app.js": `${injection}\n${functions.join("\n")}` });
    expect(findings).toHaveLength(1);
  });
});

describe("through the door of runs", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "gatewatch-code-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test("gives the same findings for the same input, each once", async () => {
    writeFileSync(join(root, "app.js"), injection);
    writeFileSync(join(root, "other.js"), injection.replaceAll("host", "name"));
    const once = await fingerprints();
    expect(once).toHaveLength(2);
    expect(new Set(once).size).toBe(2);
    expect(await fingerprints()).toEqual(once);
    expect(readdirSync(root)).toHaveLength(2);
  });

  async function fingerprints(): Promise<string[]> {
    const run = createRunScan([codeEngine]);
    const events: RunEvent[] = [];
    const request = {
      target: { kind: "tree", label: "example/app" },
      root,
      engines: ["code"],
      options: { profile: "full", joinKey: Buffer.alloc(32, 7), userRules: {} },
      timeSeconds: 60,
    } as const;
    const ports = {
      net: {} as never,
      exec: systemExec,
      clock: systemClock,
      random: seededRandom("code"),
      cache: { get: async () => undefined, set: async () => {} },
      signal: new AbortController().signal,
    };
    for await (const event of run(request, ports)) events.push(event);
    expect(events.at(-1)).toMatchObject({ type: "engine", status: "completed" });
    return events.flatMap((event) =>
      event.type === "finding" ? [(event.finding as IdentifiedFinding).fingerprint] : [],
    );
  }
});

test("a file that takes its whole time is reported, and the next one is still analysed", async () => {
  let nowMs = 0;
  let stepMs = 0;
  const clock = {
    ...systemClock,
    monotonicMs: () => {
      nowMs += stepMs;
      return nowMs;
    },
  };
  const progress = (_done: number, _total: number | undefined, message: string) => {
    if (message === "read") stepMs = 600;
  };
  const long = Array.from({ length: 4000 }, (_, index) => `a = a + ${index} * 2;`).join("\n");
  const { findings, notCovered } = await scanSource(
    { "a.js": `let a = 0;\n${long}`, "z.js": injection },
    { clock, progress },
  );
  expect(notCovered.some((note) => note.startsWith("a.js: Its top level"))).toBe(true);
  expect(findings.map((finding) => finding.location.file)).toEqual(["z.js"]);
});
