import fc from "fast-check";
import { expect, it } from "vitest";
import { returnPathOf } from "./return-path.ts";

it.each([
  ["/scans/1?tab=findings", "/scans/1?tab=findings"],
  ["/", "/"],
  [undefined, "/"],
  ["", "/"],
  ["scans", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/.//evil.example", "/"],
  ["/x/..//evil.example", "/"],
  ["https://evil.example/", "/"],
  ["javascript:alert(1)", "/"],
  ["/\tevil", "/"],
  ["/a\r\nSet-Cookie: x=1", "/"],
  [`/${"x".repeat(500)}`, "/"],
])("%j leads to %s", (text, path) => {
  expect(returnPathOf(text)).toBe(path);
});

it("never leaves the origin, whatever the text", () => {
  const piece = fc.constantFrom("/", "\\", ".", "..", "evil.example", ":", "@", "?", "#", "%2f", "http:", "\t", " ");
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 8 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (wanted) => {
      const path = returnPathOf(wanted);
      expect(new URL(path, "https://gatewatch.example.com").origin).toBe("https://gatewatch.example.com");
      expect(path).toMatch(/^\/(?![/\\])/);
    }),
    { numRuns: 2000 },
  );
});
