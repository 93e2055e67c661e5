import { systemClock } from "@gatewatch/base/clock";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cache, EngineContext } from "../../contract.ts";
import { scanSource } from "../testing/scan-source.ts";
import { engineStamp } from "./index.ts";

/** A cache in memory that counts what it answers. */
function memory(): Cache & { readonly entries: Map<string, Buffer>; hits: number; misses: number } {
  const entries = new Map<string, Buffer>();
  return {
    entries,
    hits: 0,
    misses: 0,
    async get(key) {
      const entry = entries.get(key);
      if (entry === undefined) this.misses++;
      else this.hits++;
      return entry;
    },
    async set(key, value) {
      entries.set(key, value);
    },
  };
}

/** Everything that a scan says, as text. */
async function said(files: Readonly<Record<string, string>>, options: Partial<EngineContext> = {}): Promise<string> {
  const artifacts: string[] = [];
  const notes: string[] = [];
  const { findings } = await scanSource(files, {
    ...options,
    report: {
      notCovered: (place, reason) => notes.push(`${place}: ${reason}`),
      covered() {},
      excluded: (place, reason) => notes.push(`${place}: ${reason}`),
      statistic: (name, value) => notes.push(`${name} ${value}`),
      artifact: async ({ kind, body }) => void artifacts.push(`${kind} ${body.toString()}`),
      applied() {},
      score() {},
    },
  });
  return JSON.stringify([findings, artifacts, notes], null, 1);
}

/** A small tree of several languages: two packages, one of which imports the other, and programs beside them. */
const start: Readonly<Record<string, string>> = {
  "web/package.json": '{"name":"web"}',
  "web/app.js": `const app = require("express")();
const { shown } = require("./view");
app.get("/a", (req, res) => res.send(shown(req.query.name)));
module.exports = app;`,
  "web/view.js": 'exports.shown = (name) => "<b>" + name + "</b>";',
  "tool/package.json": '{"name":"tool"}',
  "tool/run.js": 'const { exec } = require("child_process");\nexec("ls " + process.argv[2]);',
  "api/setup.py": "",
  "api/views.py": `from flask import Flask, request
from store import run
app = Flask(__name__)
@app.route("/q")
def q():
    return run(request.args["q"])
`,
  "api/store.py": 'def run(text):\n    return cursor.execute("SELECT " + text)\n',
  "jobs/pom.xml": "<project><packaging>war</packaging></project>",
  "jobs/src/main/java/jobs/Run.java": `package jobs;
import javax.servlet.http.*;
public class Run extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Runtime.getRuntime().exec(Words.of(request.getParameter("c")));
  }
}`,
  "jobs/src/main/java/jobs/Words.java": "package jobs;\nclass Words { static String of(String text) { return text; } }",
  "srv/go.mod": "module example.com/srv\n",
  "srv/main.go": `package main
import ("net/http"; "os/exec"; "example.com/srv/inner")
func main() { http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { exec.Command("sh", "-c", inner.Of(r.FormValue("c"))).Run() }) }`,
  "srv/inner/inner.go": "package inner\nfunc Of(text string) string { return text }\n",
  "php/composer.json": "{}",
  "php/index.php": '<?php require "inner.php"; echo shown($_GET["a"]);',
  "php/inner.php": "<?php function shown($text) { return $text; }",
};

const additions = {
  "web/more.js":
    'const { shown } = require("./view");\nrequire("express")().get("/b", (q, r) => r.send(shown(q.query.b)));',
  "tool/link.js": 'require("../web/view");',
  "api/more.py": "from store import run\nimport sys\nrun(sys.argv[1])\n",
  "srv/inner/more.go": "package inner\nfunc More(text string) string { return text }\n",
  "php/more.php": '<?php require "inner.php"; system(shown($_POST["b"]));',
  "jobs/words.properties": "a=b\n",
};
const swaps: readonly (readonly [string, string])[] = [
  ["query", "params"],
  ["return", "return "],
  ['"./view"', '"./none"'],
  ["from store import run", "from other import run"],
  ["exec(", "done("],
  ["text", "word"],
  ["<b>", "<i>"],
];

const paths = Object.keys(start);
const edit = fc.oneof(
  fc.record({ kind: fc.constant("swap" as const), path: fc.constantFrom(...paths), by: fc.constantFrom(...swaps) }),
  fc.record({ kind: fc.constant("add" as const), path: fc.constantFrom(...Object.keys(additions)) }),
  fc.record({ kind: fc.constant("remove" as const), path: fc.constantFrom(...paths) }),
  fc.record({ kind: fc.constant("lines" as const), path: fc.constantFrom(...paths) }),
);

function edited(
  files: Readonly<Record<string, string>>,
  change: typeof edit extends fc.Arbitrary<infer T> ? T : never,
) {
  const next: Record<string, string> = { ...files };
  const before = next[change.path];
  if (change.kind === "add") next[change.path] = new Map(Object.entries(additions)).get(change.path) ?? "";
  else if (before === undefined) return next;
  else if (change.kind === "remove") delete next[change.path];
  else if (change.kind === "swap") next[change.path] = before.replaceAll(...change.by);
  else next[change.path] = before.startsWith("<?php") ? before : `\n${before}`;
  return next;
}

describe("a scan with the cache", () => {
  test("says the same as one without, whatever was edited since", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const cache = memory();
        let files = start;
        expect(await said(files, { cache })).toBe(await said(files));
        for (const change of edits) {
          files = edited(files, change);
          expect(await said(files, { cache })).toBe(await said(files));
        }
      }),
      { numRuns: 12 },
    );
  });

  test("analyses only the programs that changed", async () => {
    const cache = memory();
    await said(start, { cache });
    const programs = cache.misses;
    expect(programs).toBe(6);
    cache.misses = 0;
    await said(start, { cache });
    expect(cache).toMatchObject({ hits: programs, misses: 0 });
    cache.hits = 0;
    await said({ ...start, "web/view.js": "exports.shown = () => 1;" }, { cache });
    expect(cache).toMatchObject({ hits: programs - 1, misses: 1 });
  });

  test("takes a damaged entry for none", async () => {
    const cache = memory();
    const cold = await said(start, { cache });
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (which, at, by) => {
        const [key, entry] = [...cache.entries][which % cache.entries.size]!;
        const damaged = Buffer.from(entry);
        const place = at % damaged.length;
        damaged[place] = damaged[place]! ^ by;
        cache.entries.set(key, by % 2 === 0 ? damaged : damaged.subarray(0, place));
        expect(await said(start, { cache })).toBe(cold);
      }),
      { numRuns: 10 },
    );
    const broken: Cache = {
      get: () => Promise.reject(new Error("no disk")),
      set: () => Promise.reject(new Error("no disk")),
    };
    expect(await said(start, { cache: broken })).toBe(cold);
  });

  test("keeps nothing that time cut short", async () => {
    const cache = memory();
    let nowMs = 0;
    let stepMs = 0;
    const clock = { ...systemClock, monotonicMs: () => (nowMs += stepMs) };
    const progress = (_done: number, _total: number | undefined, message: string) => {
      if (message === "read") stepMs = 60_000;
    };
    await said(start, { cache, clock, progress });
    expect(cache.misses).toBe(6);
    expect(cache.entries.size).toBe(0);
  });
});

test("the stamp names the engine, the same each time", () => {
  expect(engineStamp()).toMatch(/^[0-9a-f]{64}$/);
  expect(engineStamp()).toBe(engineStamp());
});
