import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Block, markdownBlocks, type Span } from "./markdown-blocks.ts";
import { plainParts } from "./plain-parts.ts";

describe("text of unknown origin", () => {
  test("acting characters become marks; the rest stays as it is", () => {
    expect(plainParts("a\u202Eb\u0000\tc\n")).toEqual([
      { text: "a", mark: false },
      { text: "U+202E", mark: true },
      { text: "b", mark: false },
      { text: "U+0000", mark: true },
      { text: "\tc\n", mark: false },
    ]);
  });

  test("no acting character is ever left in a part", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const part of plainParts(text))
          expect(part.text).not.toMatch(/[\u0000-\u0008\u001b\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

describe("Markdown subset", () => {
  test("paragraphs, lists, headings and code", () => {
    expect(
      markdownBlocks("## Fix\nSet the\nheader:\n\n1. one\n2. `two`\n\n```nginx\nadd_header X;\n\n  y\n```").map(kind),
    ).toEqual([
      "heading: text(Fix)",
      "paragraph: text(Set the header:)",
      "list: text(one) / code(two)",
      "code: add_header X;\n\n  y",
    ]);
  });

  test("links are http(s) only; everything else stays text", () => {
    expect(
      markdownBlocks("[a](https://example.com/b) [c](javascript:alert) <img src=x onerror=y> https://example.com.").map(
        kind,
      ),
    ).toEqual([
      "paragraph: link(a https://example.com/b)text( [c](javascript:alert) <img src=x onerror=y> )link(https://example.com https://example.com)text(.)",
    ]);
  });

  test("an unclosed fence is code to the end", () => {
    expect(markdownBlocks("```\na").map(kind)).toEqual(["code: a"]);
  });

  test("no text is lost, whatever it is", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z `*[\]()<>.#\n-]{0,80}$/), (text) => {
        const letters = (value: string) => value.replace(/[^a-z]/g, "");
        const fenced = /^\s*```[^\n]*$/gm;
        expect(letters(markdownBlocks(text).map(textOf).join(""))).toBe(letters(text.replace(fenced, "")));
      }),
    );
  });
});

const span = (one: Span) => `${one.kind}(${one.text}${one.kind === "link" ? ` ${one.url}` : ""})`;
const spans = (all: readonly Span[]) => all.map(span).join("");
function kind(block: Block): string {
  if (block.kind === "code") return `code: ${block.text}`;
  return `${block.kind}: ${block.kind === "list" ? block.items.map(spans).join(" / ") : spans(block.spans)}`;
}
function textOf(block: Block): string {
  if (block.kind === "code") return block.text;
  return (block.kind === "list" ? block.items.flat() : block.spans).map((one) => one.text).join("");
}
