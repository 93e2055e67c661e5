import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPage } from "../pages/page.ts";
import type { Check } from "./contract.ts";
import { checks } from "./index.ts";

const folder = import.meta.dirname;

/**
 * A case is one file: `> GET url`, then `< rule anchor` for each hit it must give, then the answer as it came. Folders
 * `ng.<why>` hold answers with hits, `ok.<why>` answers without.
 */
function readCase(check: Check, name: string) {
  const text = readFileSync(`${folder}/${check.name}/cases/${name}/response.txt`, "utf8");
  const lines = text.split("\n");
  const [method = "", url = ""] = lines[0]!.replace(/^> /, "").split(" ");
  const expected = lines.filter((line) => line.startsWith("< ")).map((line) => line.slice(2));
  const start = lines.findIndex((line) => line.startsWith("HTTP/"));
  const blank = lines.indexOf("", start);
  const [, status = "", ...reason] = lines[start]!.split(" ");
  const headers = lines.slice(start + 1, blank < 0 ? undefined : blank).map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  const body = Buffer.from(blank < 0 ? "" : lines.slice(blank + 1).join("\n"));
  return {
    expected,
    page: readPage(method, { url, status: Number(status), statusText: reason.join(" "), headers, body }),
  };
}

function casesOf(check: Check): readonly string[] {
  return readdirSync(`${folder}/${check.name}/cases`).sort();
}

describe.each(checks.map((check) => [check.name, check] as const))("%s", (_name, check) => {
  test.each(casesOf(check))("%s", (name) => {
    const { expected, page } = readCase(check, name);
    expect(check.inspect(page).map((hit) => `${hit.rule.id} ${hit.anchor}`)).toEqual(expected);
    expect(expected.length > 0, "ng cases have hits, ok cases none").toBe(name.startsWith("ng."));
  });

  test("every rule has a positive, and there is a negative", () => {
    const seen = new Set(
      casesOf(check).flatMap((name) => readCase(check, name).expected.map((line) => line.split(" ")[0])),
    );
    expect([...seen].sort()).toEqual(check.rules.map((rule) => rule.id).sort());
    expect(casesOf(check).some((name) => name.startsWith("ok."))).toBe(true);
  });
});

test("every folder is registered once, sorted", () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(checks.map((check) => check.name)).toEqual(folders.map((entry) => entry.name).sort());
});

describe("a hostile page", () => {
  const inspectAll = (body: Buffer, headers: [string, string][] = []) =>
    checks.flatMap((check) =>
      check.inspect(
        readPage("GET", {
          url: "https://example.com/",
          status: 200,
          statusText: "",
          headers: [["Content-Type", "text/html"], ...headers],
          body,
        }),
      ),
    );

  test.each([
    ["ten megabytes of markup", Buffer.from("<a href=x>".repeat(1_000_000))],
    ["deep nesting", Buffer.from("<div>".repeat(400_000))],
    ["invalid UTF-8", Buffer.alloc(1_000_000, 0xc3)],
    ["almost stack traces", Buffer.from("at a.b.c.d.e.f.g(".repeat(100_000))],
    ["almost listings", Buffer.from("<title>Index of /".repeat(100_000))],
    ["almost addresses", Buffer.from("10.1.1.".repeat(200_000))],
    ["digits and dots", Buffer.from("1.".repeat(800_000))],
    ["almost PHP errors", Buffer.from("Warning: x in ".repeat(100_000))],
    ["spaces", Buffer.from(" ".repeat(2_000_000))],
    ["words", Buffer.from("at aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".repeat(20_000))],
  ])("of %s is inspected in bounded time", (_why, body) => {
    expect(inspectAll(body).length).toBeLessThan(50);
  });

  test("with thousands of headers and cookies is inspected in bounds", () => {
    const cookies = Array.from({ length: 5000 }, (_, index): [string, string] => ["Set-Cookie", `session${index}=1`]);
    const policies = Array.from({ length: 5000 }, (): [string, string] => ["Content-Security-Policy", "script-src *"]);
    expect(inspectAll(Buffer.from("<html>"), [...cookies, ...policies]).length).toBeLessThan(500);
  });
});
