import fc from "fast-check";
import { expect, test } from "vitest";
import { previewOf } from "./preview.ts";

test("never more than a quarter, four in front and two behind; nothing below twelve characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."abcXYZ019_-+/="), maxLength: 120 }), (value) => {
      const preview = previewOf(value);
      const [head, tail] = preview.split("********");
      expect(value.startsWith(head!) && value.endsWith(tail!)).toBe(true);
      expect(head!.length).toBeLessThanOrEqual(4);
      expect(tail!.length).toBeLessThanOrEqual(2);
      expect(head!.length + tail!.length).toBeLessThanOrEqual(value.length < 12 ? 0 : value.length / 4);
    }),
  );
});

test("of a key block only its type is shown", () => {
  const dashes = "-----";
  expect(previewOf(`${dashes}BEGIN RSA PRIVATE KEY${dashes}\nabc`)).toBe("[rsa private key]");
});
