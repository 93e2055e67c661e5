import { encode } from "uqr";
import { expect, test } from "vitest";
import { qrPath } from "./qr-path.ts";

test("the path covers exactly the dark squares of the code", () => {
  const text = "otpauth://totp/Gatewatch:admin%40example.com?issuer=Gatewatch&secret=AAAA";
  const { path, size } = qrPath(text);
  const dark = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(width); at++) dark.add(`${Number(x) + at} ${y}`);
  const expected = encode(text, { ecc: "M", border: 2 });
  expect(size).toBe(expected.size);
  expect([...dark].sort()).toEqual(
    expected.data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x} ${y}`] : []))).sort(),
  );
});
