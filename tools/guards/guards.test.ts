import { describe, expect, test } from "vitest";
import { sourcesOf } from "../sources/index.ts";
import { configurationDocument } from "./configuration-docs.ts";
import { faultsDocument, guards, runGuard } from "./index.ts";

type Files = Readonly<Record<string, string>>;

/** For each guard: a small house in order, and what one planted violation each adds to it. */
const houses: Readonly<Record<string, { clean: Files; planted: readonly [says: string, files: Files][] }>> = {
  boundaries: {
    clean: {
      "packages/base/src/clock/index.ts": "export const clock = 1;",
      "packages/engines/src/secrets/index.ts": 'export { a } from "./a.ts";',
      "packages/engines/src/secrets/a.ts": 'import { clock } from "@gatewatch/base/clock";\nexport const a = clock;',
      "packages/server/src/kernel/keys/index.ts": "export const keys = 1;",
      "packages/server/src/kernel/keys/store.ts": "export const rows = 1;",
      "packages/server/src/scanning/index.ts": 'import { keys } from "../kernel/keys/index.ts";',
      "packages/cli/src/commands/serve.ts": 'const server = await import("@gatewatch/server");',
    },
    planted: [
      ["base must not import engines", { "packages/base/src/x/index.ts": 'import "@gatewatch/engines";' }],
      [
        "engines must not import base/db",
        { "packages/engines/src/run/a.ts": 'import type { Db } from "@gatewatch/base/db";' },
      ],
      ["cli must not import server", { "packages/cli/src/a.ts": 'import { serve } from "@gatewatch/server";' }],
      ["base/testkit is for tests", { "packages/server/src/wire.ts": 'import "@gatewatch/base/testkit";' }],
      ["goes past the door", { "packages/cli/src/a.ts": 'import "@gatewatch/base/clock/system";' }],
      ["in another package", { "packages/cli/src/a.ts": 'import "../../base/src/clock/index.ts";' }],
      ["lies behind the door", { "packages/engines/src/run/a.ts": 'import { a } from "../secrets/a.ts";' }],
      ["imports the engine secrets", { "packages/engines/src/web/a.ts": 'import { a } from "../secrets/index.ts";' }],
      [
        "server/kernel must not import server/scanning",
        { "packages/server/src/kernel/a.ts": 'import "../scanning/index.ts";' },
      ],
      ["must not import what wires it", { "packages/server/src/kernel/a.ts": 'import "../wire.ts";' }],
      [
        "the dialect native must not import the dialect codesec",
        { "packages/server/src/api/dialects/native/a.ts": 'import "../codesec/render.ts";' },
      ],
      [
        "server/vulnerabilities must not import engines",
        { "packages/server/src/vulnerabilities/a.ts": 'import "@gatewatch/engines";' },
      ],
      [
        "imports itself through",
        { "tools/a.ts": 'import "./b.ts";', "tools/b.ts": 'export type { A } from "./a.ts";' },
      ],
    ],
  },
  codes: {
    clean: {
      "packages/base/src/a/index.ts":
        'export const f = defineFaults({ "a.b": { status: 400, word: "bad", summary: "It is bad." } });',
      "docs/faults.md": faultsDocument([
        { code: "a.b", status: 400, word: "bad", summary: "It is bad.", path: "", line: 1 },
      ]),
    },
    planted: [
      [
        '"a.b" is declared in',
        {
          "packages/base/src/b/index.ts":
            'defineFaults({ "a.b": { status: 400, word: "bad", summary: "It is bad." } });',
        },
      ],
      [
        "is not of the form room.reason",
        {
          "packages/base/src/b/index.ts": 'defineFaults({ "Wrong": { status: 400, word: "bad", summary: "It is." } });',
        },
      ],
      [
        "no HTTP status",
        { "packages/base/src/b/index.ts": 'defineFaults({ "b.c": { status: 200, word: "bad", summary: "It is." } });' },
      ],
      [
        "is no sentence",
        { "packages/base/src/b/index.ts": 'defineFaults({ "b.c": { status: 400, word: "bad", summary: "bad" } });' },
      ],
      ["differs from the code", { "docs/faults.md": "# Faults\n" }],
      ["no fault is declared", { "packages/base/src/a/index.ts": "export {};" }],
    ],
  },
  configuration: {
    clean: {
      "packages/base/src/a.ts": 'export const v = { GATEWATCH_A: { schema: s, summary: "Sets A." } };',
      "docs/configuration.md": configurationDocument([{ name: "GATEWATCH_A", summary: "Sets A." }]),
    },
    planted: [
      [
        "is declared twice",
        { "packages/base/src/b.ts": 'export const v = { GATEWATCH_A: { schema: s, summary: "Sets A." } };' },
      ],
      [
        "is no sentence",
        { "packages/base/src/b.ts": 'export const v = { GATEWATCH_B: { schema: s, summary: "sets B" } };' },
      ],
      ["differs from the code", { "docs/configuration.md": "# Configuration\n" }],
    ],
  },
  dependencies: {
    clean: {
      "packages/base/package.json": '{ "dependencies": { "zod": "4.0.0" } }',
      "packages/base/src/a.ts": 'import { z } from "zod";\nimport "node:fs";',
    },
    planted: [
      ["pg is not in packages/base/package.json", { "packages/base/src/b.ts": 'import pg from "pg";' }],
      ["nothing imports zod", { "packages/base/src/a.ts": "export {};" }],
      ["has no package.json", { "packages/cli/src/a.ts": "export {};" }],
    ],
  },
  purity: {
    clean: {
      "packages/base/src/clock/index.ts": "export const now = () => Date.now();",
      "packages/engines/src/a.ts": "export const at = (text: string) => new Date(text); // Date.now()",
      "packages/engines/src/a.test.ts": "Math.random();",
      "packages/server/src/a/store.ts": "sql`SELECT 1`;",
    },
    planted: [
      ["Date.now: take the clock port", { "packages/engines/src/b.ts": "Date.now();" }],
      ["new Date(): take the clock port", { "packages/engines/src/b.ts": "new Date();" }],
      ["Math.random: take the random port", { "packages/engines/src/b.ts": "Math.random();" }],
      ["fetch(): take the net port", { "packages/engines/src/b.ts": 'await fetch("https://example.com/");' }],
      ["process.env: take a configuration slice", { "packages/server/src/b.ts": "process.env.HOME;" }],
      ["imports node:child_process", { "packages/engines/src/b.ts": 'import { spawn } from "node:child_process";' }],
      ["imports node:http: take the net port", { "packages/engines/src/b.ts": 'import http from "node:http";' }],
      ["SQL outside a store.ts", { "packages/server/src/a/logic.ts": "sql`SELECT 1`;" }],
    ],
  },
  registry: {
    clean: {
      "packages/cli/src/commands/index.ts": 'import { a } from "./a.ts";\nimport { b } from "./b.ts";',
      "packages/cli/src/commands/a.ts": "",
      "packages/cli/src/commands/a.test.ts": "",
      "packages/cli/src/commands/b.ts": "",
      "packages/cli/src/commands/contract.ts": "",
    },
    planted: [
      ["lists c.ts 0 times", { "packages/cli/src/commands/c.ts": "" }],
      [
        "is not in sorted order",
        { "packages/cli/src/commands/index.ts": 'import { b } from "./b.ts";\nimport { a } from "./a.ts";' },
      ],
      [
        "lists a.ts 2 times",
        { "packages/cli/src/commands/index.ts": 'import "./a.ts";\nexport * from "./a.ts";\nimport "./b.ts";' },
      ],
    ],
  },
  routes: {
    clean: {
      "packages/server/src/api/dialects/status.test.ts": "for (const dialect of dialects) walk(dialect.routes);",
      "packages/server/src/api/dialects/openapi.test.ts": "for (const dialect of dialects) walk(dialect.routes);",
      "packages/server/src/api/dialects/native/routes/get-scan.ts":
        'route({ method: "GET", url: "/scans/:id", operationId: "getScan" });',
      "packages/server/src/api/dialects/native/routes/index.ts": "",
      "packages/server/src/api/dialects/codesec/routes/get-scan.ts":
        'route({ method: "GET", url: "/scans/:id", operationId: "getScan" });',
    },
    planted: [
      [
        "GET /scans/:id is declared in",
        {
          "packages/server/src/api/dialects/native/routes/get-x.ts":
            'route({ method: "GET", url: "/scans/:scan", operationId: "x" });',
        },
      ],
      [
        "getScan is declared in",
        {
          "packages/server/src/api/dialects/native/routes/get-x.ts":
            'route({ method: "GET", url: "/x", operationId: "getScan" });',
        },
      ],
      [
        "belongs in a file named post-…",
        {
          "packages/server/src/api/dialects/native/routes/get-x.ts":
            'route({ method: "POST", url: "/x", operationId: "x" });',
        },
      ],
      ["must walk the routes of every dialect", { "packages/server/src/api/dialects/status.test.ts": "it.skip();" }],
      [
        "only the steps of a browser's sign-in",
        {
          "packages/server/src/api/dialects/native/routes/get-x.ts":
            'route({ method: "GET", url: "/x", operationId: "x", handle: () => ({ redirect: "/" }) });',
        },
      ],
      ["declares 0 routes", { "packages/server/src/api/dialects/native/routes/get-x.ts": "export {};" }],
    ],
  },
  size: { clean: { "packages/base/src/a.ts": "export {};\n" }, planted: [] },
  tenancy: {
    clean: {
      "packages/server/src/a/store.ts":
        "interface Row { teamId: string }\nexport function insert(db: Db, row: Row) {}\nexport function find(db: Db, teamId: TeamId) {}\nexport function forget(allTeams: Db) {}",
    },
    planted: [
      [
        "find takes neither teamId nor allTeams",
        { "packages/server/src/b/store.ts": "export async function find(db: Db, id: string) {}" },
      ],
    ],
  },
  wording: {
    clean: { "docs/a.md": "A session of a user at https://example.com/home/page works." },
    planted: [
      ["a path of one machine", { "docs/b.md": `see ${["", "home", "someone", "x"].join("/")}` }],
      ["a registry's host", { "docs/b.md": `https://${["registry", "example", "com"].join(".")}/x` }],
      ["a key-shaped literal", { "docs/b.md": `AKIA${"ABCD2345".repeat(2)}` }],
      ["a private key", { "docs/b.md": `-----BEGIN ${"PRIVATE KEY"}-----\n${"QUJD".repeat(20)}` }],
      ["a word of the workplace", { "docs/b.md": ["sub", "agent"].join("-") }],
    ],
  },
};

test("every guard is tried here", () => {
  expect(Object.keys(houses)).toEqual(guards.map((guard) => guard.id));
});

describe.each(guards)("$id", (guard) => {
  const { clean, planted } = houses[guard.id]!;

  test("refuses to pass when it sees no file", () => {
    expect(runGuard(guard, []).violations).toEqual(["no file to examine: the guard's paths are wrong"]);
  });

  test("passes a house in order", () => {
    expect(runGuard(guard, sourcesOf(clean)).violations).toEqual([]);
  });

  for (const [says, files] of planted) {
    test(`says "${says}"`, () => {
      const { violations } = runGuard(guard, sourcesOf({ ...clean, ...files }));
      expect(violations.join("\n")).toContain(says);
    });
  }
});
