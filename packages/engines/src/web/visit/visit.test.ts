import { fixedClock } from "@gatewatch/base/clock";
import { Fault } from "@gatewatch/base/fault";
import { netFaults } from "@gatewatch/base/net";
import { describe, expect, test } from "vitest";
import { readPage } from "../pages/page.ts";
import { nextPages } from "./next-pages.ts";
import { createPace } from "./pace.ts";
import { inParallel } from "./parallel.ts";
import { isRisky, isSameSite } from "./scope.ts";
import { firstOf, startUrls } from "./start.ts";

const never = new AbortController().signal;

describe("pace", () => {
  test("never lets more than the limit through in any second", async () => {
    const clock = fixedClock("2026-01-01T00:00:00Z");
    const pace = createPace(clock, 20);
    const turns: number[] = [];
    for (let count = 0; count < 200; count++) {
      await pace.turn(never);
      turns.push(clock.monotonicMs());
      if (count % 7 === 0) clock.advance(90);
    }
    for (const from of turns)
      expect(turns.filter((turn) => turn >= from && turn < from + 1000).length).toBeLessThanOrEqual(20);
    expect(turns.at(-1)! - turns[0]!).toBeLessThan(11_000);
  });

  test("without a limit never waits, but stops on abort", async () => {
    const pace = createPace(fixedClock("2026-01-01T00:00:00Z"), undefined);
    await pace.turn(never);
    await expect(pace.turn(AbortSignal.abort(new Error("stop")))).rejects.toThrow("stop");
  });
});

test.each([
  ["https://example.com/", "https://www.example.com/", true],
  ["https://a.example.co.uk/", "https://b.example.co.uk/", true],
  ["https://a.co.uk/", "https://b.co.uk/", false],
  ["https://example.com/", "https://example.org/", false],
  ["http://127.0.0.1/", "http://127.0.0.1:81/", true],
  ["http://127.0.0.1/", "http://127.0.0.2/", false],
  ["http://localhost/", "http://other/", false],
])("%s and %s are the same site: %s", (left, right, expected) => {
  expect(isSameSite(new URL(left), new URL(right))).toBe(expected);
});

test.each([
  ["/logout", true],
  ["/account/sign-out", true],
  ["/item?action=delete&id=1", true],
  ["/newsletter/unsubscribe", true],
  ["/catalogue", false],
])("%s is risky: %s", (path, expected) => {
  expect(isRisky(new URL(path, "https://example.com"))).toBe(expected);
});

describe("start", () => {
  test("tries both schemes for a bare host only", () => {
    expect(startUrls("example.com:8443/shop")).toEqual([
      "https://example.com:8443/shop",
      "http://example.com:8443/shop",
    ]);
    expect(startUrls("HTTP://example.com")).toEqual(["HTTP://example.com"]);
  });

  test("a refused address is final, an unreachable one is not", async () => {
    const attempt = (code: "net.unreachable" | "net.address_refused") => {
      const tried: string[] = [];
      const result = firstOf(["a", "b"], async (candidate) => {
        tried.push(candidate);
        if (candidate === "a") throw netFaults(code, { message: code });
        return candidate;
      });
      return { tried, result };
    };
    await expect(attempt("net.unreachable").result).resolves.toBe("b");
    const refused = attempt("net.address_refused");
    await expect(refused.result).rejects.toBeInstanceOf(Fault);
    expect(refused.tried).toEqual(["a"]);
  });
});

test("next pages are of the same origin, one per path, scripts and links, without what may change something", () => {
  const html = `<!doctype html><script src=/app.js></script><script src=https://cdn.example.org/x.js></script><a href="/">home</a>
    <a href=/one#top>1</a><a href=/one?again>1</a><a href=/logout>x</a><a href="javascript:1">x</a><a href=http://[/>x</a><a href=/two>2</a><a href=/three>3</a>`;
  const body = Buffer.from(html);
  const page = readPage("GET", {
    url: "https://example.com/",
    status: 200,
    statusText: "OK",
    headers: [["content-type", "text/html"]],
    body,
  });
  expect(nextPages(page, 3)).toEqual([
    "https://example.com/app.js",
    "https://example.com/one?again",
    "https://example.com/two",
  ]);
  expect(nextPages(page, 0)).toEqual([]);
});

test("in parallel, at most the limit is under way and results keep their order", async () => {
  let running = 0;
  let most = 0;
  const results = await inParallel([5, 1, 4, 2, 3], 2, async (value) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return value * 2;
  });
  expect(results).toEqual([10, 2, 8, 4, 6]);
  expect(most).toBe(2);
});
