import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shellWord } from "./shell-word.ts";

test("a real shell reads back exactly the word, whatever it is", () => {
  const texts = fc.sample(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).filter((text) => !text.includes("\0")),
    50,
  );
  for (const text of ["a b", "$(id)", "it's", "-n", ...texts]) {
    expect(execFileSync("sh", ["-c", `printf %s ${shellWord(text)}`]).toString()).toBe(text);
  }
});
