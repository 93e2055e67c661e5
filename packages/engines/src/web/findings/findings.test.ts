import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Hit, Rule } from "../rule.ts";
import { bounded, maskCookie } from "./excerpt.ts";
import { groupHits } from "./group.ts";
import { routeShape } from "./route-shape.ts";

test.each([
  ["/item/17", "/item/{id}"],
  ["/u/1b4e28ba-2fa1-11d2-883f-0016d3cca427/edit", "/u/{uuid}/edit"],
  ["/news/2026-11-21/how-we-built-this-shop", "/news/{date}/{slug}"],
  ["/file/d41d8cd98f00b204e9800998ecf8427e", "/file/{hash}"],
  ["/search?q=a&page=2&q=b", "/search?page&q"],
  ["/about-us", "/about-us"],
  ["/v2/items", "/v2/items"],
])("%s has the shape %s", (path, shape) => {
  expect(routeShape(new URL(path, "https://example.com"))).toBe(shape);
});

test.each([
  ["id=secret; Path=/; Secure", "id=***; Path=/; Secure"],
  ["id=a=b", "id=***"],
  ["id", "id"],
])("the cookie %s is shown as %s", (value, masked) => {
  expect(maskCookie(value)).toBe(masked);
});

test("excerpts are bounded", () => {
  expect(bounded("x".repeat(10_000)).length).toBe(4001);
});

describe("grouping", () => {
  const rule = (scope: Rule["scope"]): Rule => ({
    id: `rule-${scope}`,
    category: "headers",
    severity: "low",
    confidence: 9,
    scope,
    title: "",
    short: "",
    description: "",
    remediation: "",
    references: [],
    cwe: [],
  });
  const hit = (scope: Rule["scope"], path: string, anchor = "header:x"): Hit => ({
    rule: rule(scope),
    url: `https://example.com${path}`,
    anchor,
    observed: "",
    expected: "",
  });
  const places = (hits: readonly Hit[]) =>
    groupHits(hits, "https://example.com/").map(
      ({ finding, locations }) => `${finding.ruleId} ${finding.location.url} ${locations}`,
    );

  test("a rule about the origin is one finding at the start page", () => {
    expect(places([hit("origin", "/b"), hit("origin", "/a")])).toEqual(["web.rule-origin https://example.com/ 1"]);
  });

  test("a rule about routes is one finding per shape, counting its places", () => {
    expect(
      places([hit("route", "/item/2"), hit("route", "/item/1"), hit("route", "/about"), hit("route", "/item/1")]),
    ).toEqual(["web.rule-route https://example.com/about 1", "web.rule-route https://example.com/item/1 2"]);
  });

  test("different anchors stay apart", () => {
    expect(places([hit("origin", "/", "cookie:a"), hit("origin", "/", "cookie:b")])).toHaveLength(2);
  });

  test("the order of arrival changes nothing", () => {
    const hits = ["/item/1", "/item/2", "/about", "/"].flatMap((path) => [
      hit("route", path),
      hit("origin", path),
      hit("route", path, "header:y"),
    ]);
    fc.assert(
      fc.property(fc.shuffledSubarray(hits, { minLength: hits.length }), (shuffled) => {
        expect(groupHits(shuffled, "https://example.com/")).toEqual(groupHits(hits, "https://example.com/"));
      }),
    );
  });
});
