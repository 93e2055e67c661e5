import { readdirSync } from "node:fs";
import { seededRandom } from "@gatewatch/base/random";
import { describe, expect, test } from "vitest";
import { secretRules } from "../catalog.ts";
import { createDraw } from "../draw.ts";
import { createScanner } from "../scan/scanner.ts";
import * as vendors from "./index.ts";

const scanner = createScanner(secretRules);
const now = new Date("2026-01-01T00:00:00Z");
const idsIn = (text: string, path: string) =>
  scanner.scan(Buffer.from(text, "latin1"), { path, now }).map((match) => match.rule.id);

test("every vendor file is exported once, in order, and no rule id is used twice", async () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith(".ts") && !/^index\.ts$|\.test\.ts$/.test(name),
  );
  const modules = await Promise.all(files.toSorted().map((name) => import(new URL(name, import.meta.url).href)));
  expect(modules.flatMap((module) => Object.values(module).flat())).toEqual(
    [...Object.values(vendors).flat()].toSorted(byFile(modules)),
  );
  const ids = secretRules.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(80);
});

test("every pattern is global, has a keyword, and cannot match the empty text", () => {
  for (const rule of secretRules) {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    if (rule.kind === "named") continue;
    expect(rule.pattern.global, rule.id).toBe(true);
    expect(rule.keywords.length, rule.id).toBeGreaterThan(0);
    expect("".match(new RegExp(rule.pattern.source)), rule.id).toBeNull();
  }
});

describe.each(secretRules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("finds its positives once each and none of its negatives", () => {
    for (let round = 0; round < 10; round++) {
      const {
        path = "notes/file.conf",
        positives,
        negatives,
      } = rule.samples(createDraw(seededRandom(`${id}:${round}`)));
      expect(positives.length).toBeGreaterThan(0);
      expect(negatives.length).toBeGreaterThan(0);
      for (const positive of positives) expect(idsIn(positive, path), positive).toEqual([id]);
      for (const negative of negatives) expect(idsIn(negative, path), negative).not.toContain(id);
    }
  });
});

function byFile(modules: readonly Record<string, readonly object[]>[]) {
  const order = modules.flatMap((module) => Object.values(module).flat());
  return (a: object, b: object) => order.indexOf(a) - order.indexOf(b);
}

test("a token whose checksum is wrong is no credential under any name", () => {
  const draw = createDraw(seededRandom("checksum"));
  for (const value of [`ghp_${draw.alnum(36)}`, `npm_${draw.alnum(36)}`, `gk_${draw.base64url(43)}${draw.alnum(6)}`]) {
    expect(idsIn(`API_TOKEN=${value}\n`, "deploy.env")).toEqual([]);
  }
});

test("the place of a quoted command line password is the password alone", () => {
  const password = createDraw(seededRandom("quoted")).alnum(12);
  const [match] = scanner.scan(Buffer.from(`sshpass -p '${password}' ssh deploy@web1\n`), { path: "deploy.sh", now });
  expect(match?.value).toBe(password);
});
