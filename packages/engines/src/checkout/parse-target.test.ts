import { isFault } from "@gatewatch/base/fault";
import { expect, test } from "vitest";
import { parseTarget } from "./parse-target.ts";

const nothing = { exists: () => undefined };
const onDisk = (kind: "folder" | "file") => ({ exists: () => kind });

const git = (url: string, instance: string, fullName: string, more: object = {}) => ({
  kind: "git",
  url,
  instance,
  fullName,
  ...more,
});

test.each([
  ["https://example.com/group/app.git", git("https://example.com/group/app.git", "example.com", "group/app")],
  ["git+https://example.com/group/app", git("https://example.com/group/app", "example.com", "group/app")],
  ["https://example.com:8443/a/b.git/", git("https://example.com:8443/a/b.git", "example.com:8443", "a/b")],
  ["https://github.com/example/app", git("https://github.com/example/app", "github.com", "example/app")],
  ["https://github.com/example/app/", git("https://github.com/example/app", "github.com", "example/app")],
  [
    "https://github.com/example/app/tree/feature/login",
    git("https://github.com/example/app", "github.com", "example/app", { refTail: "feature/login" }),
  ],
  ["https://gitlab.com/a/b/c", git("https://gitlab.com/a/b/c", "gitlab.com", "a/b/c")],
  [
    "https://gitlab.example.com/a/b/-/tree/fix/x%20y/src",
    git("https://gitlab.example.com/a/b", "gitlab.example.com", "a/b", { refTail: "fix/x y/src" }),
  ],
  [
    "https://gitlab.com/a/b/-/tree/main?ref=release/1.0",
    git("https://gitlab.com/a/b", "gitlab.com", "a/b", { branch: "release/1.0" }),
  ],
  ["https://gitlab.com/a/b?ref=main", git("https://gitlab.com/a/b", "gitlab.com", "a/b", { branch: "main" })],
  ["git@example.com:group/app.git", git("ssh://git@example.com/group/app.git", "example.com", "group/app")],
  ["ssh://git@example.com:2222/app.git", git("ssh://git@example.com:2222/app.git", "example.com:2222", "app")],
  ["file:///srv/git/app.git", git("file:///srv/git/app.git", "", "srv/git/app")],
  ["https://example.com/", { kind: "url", url: "https://example.com/" }],
  ["HTTP://Example.com/a#b", { kind: "url", url: "http://example.com/a" }],
  ["https://github.com/example", { kind: "url", url: "https://github.com/example" }],
  ["https://github.com/features/actions", { kind: "url", url: "https://github.com/features/actions" }],
  ["https://github.com/example/app/issues", { kind: "url", url: "https://github.com/example/app/issues" }],
  ["https://gitlab.com/a/b/-/issues", { kind: "url", url: "https://gitlab.com/a/b/-/issues" }],
  ["https://example.com/group/app", { kind: "url", url: "https://example.com/group/app" }],
  ["example.com", { kind: "host", host: "example.com" }],
  ["192.0.2.7", { kind: "host", host: "192.0.2.7" }],
  ["2001:db8::1", { kind: "host", host: "2001:db8::1" }],
  ["localhost", { kind: "host", host: "localhost" }],
  ["db.internal", { kind: "host", host: "db.internal" }],
])("%s", (text, expected) => {
  expect(parseTarget(text, nothing)).toEqual(expected);
});

test.each([
  ["app", "folder", { kind: "path", path: "app" }],
  ["example.com", "folder", { kind: "path", path: "example.com" }],
  ["notes.txt", "file", { kind: "path", path: "notes.txt" }],
  ["a.tgz", "file", { kind: "archive", path: "a.tgz", format: "tar.gz" }],
  ["A.TAR.GZ", "file", { kind: "archive", path: "A.TAR.GZ", format: "tar.gz" }],
  ["a.zip", "file", { kind: "archive", path: "a.zip", format: "zip" }],
  ["a.zip", "folder", { kind: "path", path: "a.zip" }],
] as const)("%s as a %s on disk", (text, kind, expected) => {
  expect(parseTarget(text, onDisk(kind))).toEqual(expected);
});

test.each([
  "",
  " ",
  "./missing",
  "/missing",
  "../x",
  "missing",
  "missing.txt",
  "a.zip",
  "ftp://example.com/",
  "git://example.com/a.git",
  "-x",
  "a b",
  "https://",
  "x\0y",
  `${"a".repeat(5000)}.com`,
])("%j is refused with the forms there are", (text) => {
  const attempt = () => parseTarget(text, nothing);
  expect(attempt).toThrow(/Name a folder or file that exists, an archive .* a git URL .* http\(s\) URL/);
});

test("a branch given apart wins over the one in the URL", () => {
  const options = { ...nothing, branch: "main" };
  expect(parseTarget("https://gitlab.com/a/b/-/tree/x?ref=y", options)).toMatchObject({ branch: "main" });
  expect(parseTarget("https://gitlab.com/a/b/-/tree/x?ref=y", options)).not.toHaveProperty("refTail");
});

test("credentials leave the clone URL and are kept apart", () => {
  const target = parseTarget("https://someone:p%40ss@example.com/a.git", nothing);
  expect(target).toMatchObject({ url: "https://example.com/a.git", token: "p@ss", instance: "example.com" });
});

test("credentials in a web URL are refused without being shown", () => {
  let error: unknown;
  try {
    parseTarget("https://someone:hidden@example.com/", nothing);
  } catch (caught) {
    error = caught;
  }
  expect(isFault(error, "checkout.unknown_target")).toBe(true);
  expect(String(error)).not.toContain("hidden");
});
