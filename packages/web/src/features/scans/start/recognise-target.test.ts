import fc from "fast-check";
import { expect, test } from "vitest";
import { recogniseTarget } from "./recognise-target.ts";

test.each([
  ["https://git.example.com/acme/api.git", { git_url: "https://git.example.com/acme/api.git" }],
  ["https://github.com/acme/api", { git_url: "https://github.com/acme/api" }],
  ["git@git.example.com:acme/api.git", { git_url: "git@git.example.com:acme/api.git" }],
  ["ssh://git@git.example.com/acme/api", { git_url: "ssh://git@git.example.com/acme/api" }],
  ["https://shop.example.com/cart", { url: "https://shop.example.com/cart" }],
  ["shop.example.com", { host: "shop.example.com" }],
  ["shop.example.com/cart", { url: "https://shop.example.com/cart" }],
  ["localhost:8080/login", { url: "http://localhost:8080/login" }],
  ["192.168.4.7", { host: "192.168.4.7" }],
  ["192.168.4.7:3000", { url: "http://192.168.4.7:3000" }],
  [" /srv/code/api ", { path: "/srv/code/api" }],
])("%s is understood", (text, target) => expect(recogniseTarget(text)).toMatchObject({ target }));

test("the branch of a forge's page is taken over", () => {
  expect(recogniseTarget("https://github.com/acme/api/tree/release/2")).toMatchObject({ branch: "release/2" });
  expect(recogniseTarget("https://git.example.com/acme/api/-/tree/next")).toMatchObject({
    kind: "repository",
    branch: "next",
  });
});

test.each(["./api", "~/api", "C:\\code", "ftp://files.example.com", "hello", "a b"])(
  "%s is not, and says why",
  (text) => {
    expect(recogniseTarget(text)).toMatchObject({ kind: "unknown", reason: expect.stringMatching(/\.|example/) });
  },
);

test.each(["http://10.0.4.2", "http://127.0.0.1:3000/x", "http://172.31.0.1", "http://[::1]/", "git@git.internal:a/b"])(
  "%s is private",
  (text) => expect(recogniseTarget(text)).toMatchObject({ private: true }),
);
test.each(["http://172.32.0.1", "https://example.com", "https://10.example.com", "https://fd.example.com"])(
  "%s is not private",
  (text) => expect(recogniseTarget(text)).toMatchObject({ private: false }),
);

test("any text at all gets an answer", () => {
  fc.assert(fc.property(fc.string({ maxLength: 3000 }), (text) => void recogniseTarget(text)));
});
