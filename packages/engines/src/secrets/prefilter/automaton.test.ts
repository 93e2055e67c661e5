import fc from "fast-check";
import { expect, test } from "vitest";
import { compileAutomaton } from "./automaton.ts";

function hits(keywords: readonly string[], text: string): string[] {
  const found: string[] = [];
  compileAutomaton(keywords).scan(Buffer.from(text, "latin1"), (keyword, end) => found.push(`${keyword}@${end}`));
  return found;
}

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "_"), minLength: 1, maxLength: 5 });

test("every occurrence of every keyword is reported, overlapping ones too, in order of their ends", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 8 }),
      fc.string({ unit: fc.constantFrom("a", "b", "c", "_", "A", "B", "ÿ") }),
      (keywords, text) => {
        const lower = text.toLowerCase();
        const expected = keywords.flatMap((keyword, index) =>
          Array.from({ length: text.length }, (_, start) => start)
            .filter((start) => lower.startsWith(keyword, start))
            .map((start) => `${index}@${start + keyword.length}`),
        );
        const found = hits(keywords, text);
        expect(found.toSorted()).toEqual(expected.toSorted());
        const ends = found.map((hit) => Number(hit.split("@")[1]));
        expect(ends).toEqual(ends.toSorted((a, b) => a - b));
      },
    ),
  );
});

test("case folds for letters only", () => {
  expect(hits(["key@"], "KEY@ kEy@ key` KEY`")).toEqual(["0@4", "0@9"]);
});
