import { describe, expect, test } from "vitest";
import { exposedFiles } from "./files.ts";
import { notFoundBaseline } from "./soft-404.ts";

const content = (text: string) => ({ text, magic: text.slice(0, 16) });

describe.each(exposedFiles.map((file) => [file.name, file] as const))("%s", (_name, file) => {
  test("is known by its content, and by nothing else", () => {
    for (const positive of file.positives) expect(file.matches(content(positive)), positive).toBe(true);
    for (const negative of file.negatives) expect(file.matches(content(negative)), negative).toBe(false);
    expect(file.positives.length * file.negatives.length).toBeGreaterThan(0);
  });

  test("is judged in bounded time, whatever the content", () => {
    for (const piece of ["A=", "services:\n ", "[core]\n", '{"self":', "CREATE TABLE ", "$", " ", "a:", "\n"]) {
      file.matches(content(piece.repeat(Math.ceil(65_536 / piece.length))));
    }
  });
});

test("files are sorted, and no two ask for the same path", () => {
  expect(exposedFiles.map((file) => file.name)).toEqual(exposedFiles.map((file) => file.name).sort());
  const paths = exposedFiles.flatMap((file) => file.paths);
  expect(new Set(paths).size).toBe(paths.length);
});

test("a page that answers 200 to everything is recognised, also when it repeats the path and changes a token", () => {
  const page = (path: string, token: string) => ({
    path,
    status: 200,
    text: `<html><title>Sorry</title><p>We could not find ${path} in our shop, try the search box or our pages. ${token}</p>`,
  });
  const baseline = notFoundBaseline([page("/k3jd9", "t1f9"), page("/k3jd9/x", "t2aa"), page("/k3jd9.txt", "t3bb")]);
  expect(baseline.resembles(page("/.git/HEAD", "t9zz"))).toBe(true);
  expect(baseline.resembles({ path: "/.git/HEAD", status: 200, text: "ref: refs/heads/main" })).toBe(false);
  expect(baseline.resembles({ ...page("/.git/HEAD", "x"), status: 404 })).toBe(false);
});
