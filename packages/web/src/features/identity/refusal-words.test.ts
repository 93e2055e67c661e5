import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { refusalCodes, refusalText } from "./refusal-words.ts";

test("every code that has a sentence is one that the server documents", async () => {
  const documented = await readFile(new URL("../../../../../docs/faults.md", import.meta.url), "utf8");
  for (const code of refusalCodes) expect(documented).toContain(`.${code}\``);
});

test("a code that is not known still says what to do, and never shows itself", () => {
  expect(refusalText("<b>whatever</b>")).toContain("pass the reference on");
  expect(refusalText("constructor")).toBe(refusalText("whatever"));
});
