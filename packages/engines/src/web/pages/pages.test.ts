import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMarkup } from "./markup.ts";
import { readPage } from "./page.ts";
import { isSessionName, readSetCookies } from "./set-cookie.ts";

describe("markup", () => {
  const tags = (html: string) => readMarkup(html).map((tag) => [tag.name, Object.fromEntries(tag.attributes)]);

  test("keeps the first of equal attributes and decodes references", () => {
    expect(tags('<SCRIPT Src="a.js?x&amp;y" SRC=b>')).toEqual([["script", { src: "a.js?x&y" }]]);
  });

  test("sees nothing inside scripts, comments and text areas", () => {
    expect(
      tags('<script>"<img src=x>"</script><!-- <img src=x> --><textarea><img src=x></textarea><title><img></title>'),
    ).toEqual([["script", {}]]);
  });

  test("reads any text, within bounds", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => readMarkup(text).length <= 5000));
    expect(readMarkup("<a>".repeat(20_000)).length).toBe(5000);
  });
});

describe("cookies", () => {
  test("attributes are read in any case, unknown ones are passed over", () => {
    expect(
      readSetCookies(["a=b; SECURE; httponly; samesite=LAX; Domain=.Example.com; Path=/x; Max-Age=0; Odd=1"]),
    ).toEqual([
      { name: "a", secure: true, httpOnly: true, sameSite: "lax", domain: "example.com", path: "/x", expired: true },
    ]);
  });

  test("reads any text, within bounds", () => {
    fc.assert(fc.property(fc.array(fc.string()), (values) => readSetCookies(values).length <= 100));
    expect(readSetCookies(Array(1000).fill("a=b")).length).toBe(100);
  });

  test.each([
    ["JSESSIONID", true],
    ["PHPSESSID", true],
    ["connect.sid", true],
    ["access_token", true],
    ["csrftoken", false],
    ["theme", false],
    ["consider", false],
  ])("%s is a session name: %s", (name, expected) => {
    expect(isSessionName(name)).toBe(expected);
  });
});

test("a page is HTML by its type, or by its beginning when it has none", () => {
  const isHtml = (type: string | undefined, body: string) =>
    readPage("GET", {
      url: "https://example.com/",
      status: 200,
      statusText: "",
      headers: type === undefined ? [] : [["Content-Type", type]],
      body: Buffer.from(body),
    }).isHtml;
  expect(isHtml("Text/HTML; charset=utf-8", "x")).toBe(true);
  expect(isHtml("text/plain", "<html>")).toBe(false);
  expect(isHtml(undefined, " <!DOCTYPE html>")).toBe(true);
  expect(isHtml(undefined, "ref: refs/heads/main")).toBe(false);
});
