import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom, systemRandom } from "../random/index.ts";
import { formatKey, hasValidChecksum } from "./index.ts";

test("every key made is 52 characters long and accepted", () => {
  for (let round = 0; round < 200; round++) {
    const key = formatKey(systemRandom);
    expect(key).toMatch(/^gk_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}$/);
    expect(hasValidChecksum(key)).toBe(true);
  }
});

test("no key with one character changed is accepted", () => {
  const key = formatKey(seededRandom("keyformat"));
  fc.assert(
    fc.property(fc.nat(key.length - 1), fc.constantFrom(..."0aZ-_"), (place, character) => {
      const changed = key.slice(0, place) + character + key.slice(place + 1);
      return changed === key || !hasValidChecksum(changed);
    }),
  );
});

test("text of another form is refused, not an error", () => {
  for (const text of ["", "gk_", "gk_short", `gk_${"A".repeat(49)}`, "x".repeat(52)]) {
    expect(hasValidChecksum(text)).toBe(false);
  }
});

test("the checksum is the zero-padded base62 CRC-32, most significant digit first", () => {
  const allZero = formatKey({ bytes: (length) => Buffer.alloc(length) });
  expect(allZero.slice(0, 46)).toBe(`gk_${"A".repeat(43)}`);
  expect(allZero.slice(46)).toBe("0o6gws");
});
