import fc from "fast-check";
import { expect, it } from "vitest";
import { attachment } from "./attachment.ts";

/** RFC 6266 §4.1 with the quoted-string and the ext-value in the narrow form that we write. */
const whole =
  /^attachment; filename="([ !#-$&-[\]-~]+)"(?:; filename\*=UTF-8''((?:[A-Za-z0-9!#$&+\-.^_`|~]|%[0-9A-F]{2})+))?$/;

it("is one well-formed header, whatever the name", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.constantFrom(
      "a\r\nSet-Cookie: x=1",
      '"; filename="evil.exe',
      "../../etc/passwd",
      "..\\..\\x.pdf",
      "a\u0000b",
      "\u202efdp.exe",
      "\ud800.pdf",
      "",
      "...",
    ),
  );
  fc.assert(
    fc.property(hostile, (name) => {
      const [, plain, real] = whole.exec(attachment(name)) ?? [];
      expect(plain).toBeDefined();
      for (const shown of [plain!, decodeURIComponent(real ?? plain!)]) {
        expect(shown).not.toMatch(/[\r\n/\\\p{Cc}\u202e]/u);
        expect(shown).not.toMatch(/^\./);
      }
    }),
  );
});

it("keeps the name that people gave, and its ending", () => {
  expect(attachment("Zażółć 2026.pdf")).toBe(
    "attachment; filename=\"Zazo_c 2026.pdf\"; filename*=UTF-8''Za%C5%BC%C3%B3%C5%82%C4%87%202026.pdf",
  );
  expect(attachment(`${"x".repeat(500)}.csv`)).toMatch(/x\.csv"/);
});
