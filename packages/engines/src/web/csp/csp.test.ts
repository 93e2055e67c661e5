import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBypassSource } from "./bypass-hosts.ts";
import { evaluatePolicies } from "./evaluate.ts";
import { readPolicies, sourcesOf } from "./policy.ts";

const closed = "object-src 'none'; base-uri 'none'";
const found = (...values: string[]) => [...evaluatePolicies(readPolicies(values)).keys()];

describe("one policy", () => {
  test.each<[policy: string, weaknesses: string[]]>([
    [`script-src 'self'; ${closed}`, []],
    ["default-src 'none'; base-uri 'none'", []],
    ["default-src 'self'; base-uri 'self'", []],
    [`script-src 'nonce-AbC' 'strict-dynamic' 'unsafe-inline' https: http: *; ${closed}`, []],
    [`script-src 'unsafe-inline' 'nonce-AbC'; ${closed}`, []],
    [`script-src 'unsafe-inline' 'sha256-AbC='; ${closed}`, []],
    [`script-src 'self' 'unsafe-inline'; ${closed}`, ["unsafe-inline"]],
    [`SCRIPT-SRC 'SELF' 'Unsafe-Inline'; ${closed}`, ["unsafe-inline"]],
    ["default-src 'self' 'unsafe-inline'; base-uri 'none'", ["unsafe-inline"]],
    [`script-src-elem 'unsafe-inline'; script-src 'self'; ${closed}`, ["unsafe-inline"]],
    [`script-src-elem 'self'; script-src 'unsafe-inline'; ${closed}`, []],
    [`script-src 'self' 'unsafe-eval'; ${closed}`, ["unsafe-eval"]],
    [`script-src 'wasm-unsafe-eval'; ${closed}`, []],
    [`script-src *; ${closed}`, ["wildcard-source"]],
    [`script-src https:; ${closed}`, ["wildcard-source"]],
    [`script-src data:; ${closed}`, ["wildcard-source"]],
    [`script-src https://*; ${closed}`, ["wildcard-source"]],
    [`script-src *.com; ${closed}`, ["wildcard-source"]],
    [`script-src *.example.com; ${closed}`, []],
    [`script-src http://static.example.com; ${closed}`, ["http-source"]],
    [`script-src https://unpkg.com; ${closed}`, ["bypass-host"]],
    [`script-src cdnjs.cloudflare.com/ajax/libs/; ${closed}`, ["bypass-host"]],
    [`script-src https://unpkg.com/library@1.0.0/index.js; ${closed}`, []],
    ["script-src 'self'; base-uri 'none'", ["object-src-missing"]],
    ["script-src 'self'; object-src *; base-uri 'none'", ["object-src-missing"]],
    ["script-src 'self'; object-src 'none'", ["base-uri-missing"]],
    ["upgrade-insecure-requests", ["script-src-missing", "object-src-missing", "base-uri-missing"]],
    [`script-src 'self'; script-src 'unsafe-inline'; ${closed}`, []],
  ])("%s", (policy, expected) => {
    expect(found(policy)).toEqual(expected);
  });
});

describe("several policies", () => {
  test("a weakness that one of them closes is closed", () => {
    expect(found(`script-src 'unsafe-inline'; ${closed}`, "script-src 'self'")).toEqual([]);
    expect(found(`script-src 'unsafe-inline'; ${closed}, script-src 'self'`)).toEqual([]);
  });

  test("one that says nothing of scripts closes nothing", () => {
    expect(found(`script-src 'unsafe-inline'; ${closed}`, "frame-ancestors 'none'")).toEqual(["unsafe-inline"]);
  });

  test("another policy never opens anything (law)", () => {
    const source = fc.constantFrom(
      "'self'",
      "'unsafe-inline'",
      "'unsafe-eval'",
      "*",
      "data:",
      "https://unpkg.com",
      "'nonce-x'",
    );
    const policy = fc
      .tuple(fc.constantFrom("script-src", "default-src", "object-src", "img-src"), fc.array(source))
      .map(([name, sources]) => `${name} ${sources.join(" ")}`);
    fc.assert(
      fc.property(fc.array(policy, { minLength: 1, maxLength: 3 }), policy, (policies, extra) => {
        const before = found(...policies);
        return found(...policies, extra).every(
          (weakness) => before.includes(weakness as never) || before.includes("script-src-missing"),
        );
      }),
    );
  });
});

test("directives fall back as browsers do, and a second of one name is ignored", () => {
  const [policy] = readPolicies(["default-src 'self'; script-src a.example.com; script-src b.example.com"]);
  expect(sourcesOf(policy!, "script-src-elem")).toEqual(["a.example.com"]);
  expect(sourcesOf(policy!, "object-src")).toEqual(["'self'"]);
  expect(sourcesOf(policy!, "frame-ancestors")).toBeUndefined();
});

test.each([
  ["https://any.github.io", true],
  ["*.github.io", true],
  ["*.google.com", true],
  ["*.googleapis.com:443", true],
  ["github.io.example.com", false],
  ["'self'", false],
  ["https:", false],
])("bypass by %s: %s", (source, expected) => {
  expect(isBypassSource(source)).toBe(expected);
});

test("any text is read without fault, within bounds", () => {
  fc.assert(fc.property(fc.array(fc.string()), (values) => evaluatePolicies(readPolicies(values)) instanceof Map));
  expect(readPolicies([Array(1000).fill("default-src 'self'").join(",")]).length).toBe(20);
});
