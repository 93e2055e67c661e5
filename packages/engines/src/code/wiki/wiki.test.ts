import fc from "fast-check";
import { expect, test } from "vitest";
import { scanSource } from "../testing/scan-source.ts";
import { code } from "./markdown.ts";

async function wikiOf(files: Readonly<Record<string, string>>): Promise<string> {
  let text = "";
  await scanSource(files, {
    report: {
      notCovered() {},
      covered() {},
      excluded() {},
      statistic() {},
      artifact: async ({ kind, body }) => {
        if (kind === "wiki") text = body.toString();
      },
      applied() {},
      score() {},
    },
  });
  return text;
}

const shop = {
  "package.json": '{"name":"shop"}',
  Dockerfile: "FROM scratch",
  "src/app.js": `const express = require("express");
const { orders } = require("./store/orders");
const app = express();
app.get("/orders", (req, res) => res.json(orders()));`,
  "src/store/orders.js": `const { Pool } = require("pg");
const pool = new Pool();
exports.orders = () => pool.query("SELECT id FROM orders");`,
};

test("has the seven sections, and in them what the code says", async () => {
  const wiki = await wikiOf(shop);
  const headings = wiki.split("\n").filter((line) => line.startsWith("## "));
  expect(headings).toEqual([
    "## Overview",
    "## Architecture",
    "## API routing",
    "## Security architecture",
    "## Data and state",
    "## Core modules",
    "## Deployment",
  ]);
  expect(wiki).toContain("| JavaScript and TypeScript | 2 |");
  expect(wiki).toContain("f0 -->|1| f1");
  expect(wiki).toContain("| `GET` | `/orders` |");
  expect(wiki).toContain("before 0 of 1 endpoints");
  expect(wiki).toContain("| `pg` | `src/store/orders.js` |");
  expect(wiki).toContain("| `src/store/orders.js` | 1 |");
  expect(wiki).toContain("| `Dockerfile` | container image |");
});

test("is the same for the same code, and says what was not found", async () => {
  expect(await wikiOf(shop)).toBe(await wikiOf(shop));
  const empty = await wikiOf({ "a.py": "x = 1\n" });
  expect(empty).toContain("No endpoints were found");
  expect(empty).toContain("No file was found that says how this is built or run.");
});

test("a name of the repository stays text, whatever it holds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(code(text)).toMatch(/^`[^`|\n\r]*`$|^\(none\)$/);
    }),
  );
});
