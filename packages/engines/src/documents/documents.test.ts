import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import type { Block, DocumentWriter } from "./contract.ts";
import { htmlWriter, markdownWriter, pdfWriter } from "./index.ts";
import { codeSpan, escapeMarkdown, fenced } from "./markdown/escape.ts";
import { coveredCharacters } from "./pdf/covered-characters.ts";
import { loadFonts } from "./pdf/fonts.ts";
import { readProse } from "./prose.ts";

const fragments = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '"><svg onload=x>',
  "' onmouseover='x",
  "</pre></style>",
  "<!--",
  "-->",
  "]]>",
  "&lt;b&gt;",
  "[a](javascript:x)",
  "![i](https://example.com/p.png)",
  "<https://example.com>",
  "https://example.com",
  "www.example.com",
  "mailto:a@example.com",
  "`",
  "```",
  "~~~",
  "# heading",
  "> quote",
  "- item",
  "1. item",
  "| a | b |",
  "\n",
  "\r\n",
  "\t",
  "    ",
  "**b**",
  "_i_",
  "$x$",
  "\\",
  "\u202e",
  "\u200b",
  "\u0000",
  "\ud800",
  "日本",
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: "binary", maxLength: 10 })), { maxLength: 8 })
  .map((parts) => parts.join(""));

const blocksWith = (text: string): Block[] => [
  { kind: "heading", level: 2, text, tone: "high" },
  { kind: "heading", level: 3, text },
  { kind: "paragraph", text },
  { kind: "notice", text },
  { kind: "facts", rows: [[text, text]] },
  { kind: "figures", figures: [{ label: text, value: text, tone: "low" }] },
  {
    kind: "table",
    columns: [
      { title: text, share: 1 },
      { title: text, share: 2, isNumber: true },
    ],
    rows: [[text, text]],
  },
  { kind: "list", items: [text, text] },
  { kind: "code", text },
];
const madeAt = "2026-01-02T03:04:05.000Z";

async function bytesOf(writer: DocumentWriter, title: string, blocks: readonly Block[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of writer.write({ title, subtitle: title, madeAt }, blocks)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** Every element with its attributes, and all comments and processing instructions, as a parser sees them. */
function structureOf(html: string): string[] {
  const seen: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => seen.push(`<${name} ${JSON.stringify(attributes)}>`),
    onclosetag: (name) => seen.push(`</${name}>`),
    oncomment: () => seen.push("comment"),
    onprocessinginstruction: (name) => seen.push(name),
  });
  parser.end(html);
  return seen;
}

test("HTML: whatever the text, the elements and attributes are those of a document of harmless text", async () => {
  const harmless = structureOf((await bytesOf(htmlWriter, "x", blocksWith("x"))).toString());
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      expect(structureOf((await bytesOf(htmlWriter, text, blocksWith(text))).toString())).toEqual(harmless);
    }),
  );
});

test("HTML: an engine's prose becomes paragraphs, lists and code, and nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const html = (await bytesOf(htmlWriter, "x", [{ kind: "prose", label: text, text }])).toString();
      const main = structureOf(html.slice(html.indexOf('<p class="label">')));
      expect(
        main.every((part) => /^<\/?(p|ul|li|code|pre|main|body|html)\b( \{("class":"label")?\})?>$/.test(part)),
      ).toBe(true);
    }),
  );
});

test("HTML: forbids by policy what it never writes, and loads nothing", async () => {
  const html = (await bytesOf(htmlWriter, "Title", blocksWith("text"))).toString();
  expect(html).toContain(`default-src 'none'; style-src 'sha256-`);
  expect(html).not.toMatch(/<script|<link|\bsrc=|\bhref=|url\(|@import|http-equiv="refresh"/);
  expect(html).toContain("prefers-color-scheme:dark");
  expect(html).toContain("@media print");
});

test("Markdown: text has no active construct", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const escaped = escapeMarkdown(text);
      expect(escaped).not.toMatch(/[\n\r]/);
      expect(escaped.replace(/\\[!-/:-@[-`{-~]/g, "")).not.toMatch(/[`*_[\]<>|~!$\\]/);
      expect(escaped).not.toMatch(/^(#|>|[-+=*]|\d{1,9}[.)](\s|$))/);
      expect(escaped).not.toMatch(/https?:|www\.|@|mailto:|:\/\//i);
      expect(escaped.replace(/&#(58|46|64);/g, "")).not.toMatch(/(?<!\\)&/);
    }),
  );
});

test("Markdown: code ends where we end it", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const lines = fenced(text).split("\n");
      const fence = lines[0]!;
      expect(lines.slice(1, -1).some((line) => line.trim().startsWith(fence))).toBe(false);
      for (const part of readProse(text)) {
        if (part.kind === "code") continue;
        for (const span of part.spans.filter(({ isCode }) => isCode)) {
          expect(codeSpan(span.text)).toMatch(/^`[^`\n]+`$/);
        }
      }
    }),
  );
});

test("Markdown: the lines that begin a block are as many as those of harmless text", async () => {
  const beginnings = (markdown: string) =>
    markdown.split("\n").filter((line) => /^(#{1,6} |- |\||>|\d+[.)] |\*\*)/.test(line)).length;
  const written = async (text: string) =>
    beginnings((await bytesOf(markdownWriter, text, blocksWith(text).slice(0, -1))).toString());
  const expected = await written("x");
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const plain = text.replace(/[\s]+/g, " ").trim();
      if (plain === "") return;
      expect(await written(text)).toBe(expected);
    }),
  );
});

test("PDF: the same input gives the same bytes, and nothing in it acts", async () => {
  const blocks = blocksWith(fragments.join(" "));
  const first = await bytesOf(pdfWriter, "Title", blocks);
  expect(first.equals(await bytesOf(pdfWriter, "Title", blocks))).toBe(true);
  const raw = first.toString("latin1");
  expect(raw.startsWith("%PDF-1.")).toBe(true);
  expect(raw.trimEnd().endsWith("%%EOF")).toBe(true);
  expect(raw).not.toMatch(/\/(JavaScript|JS|URI|Launch|OpenAction|EmbeddedFile|SubmitForm|AA)\b/);
  expect(raw).toMatch(/\/Outlines /);
});

test("PDF: any text is written, without a control character reaching the fonts", async () => {
  const { line, lines } = loadFonts();
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      expect(line(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u);
      expect(lines(text).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u);
      expect((await bytesOf(pdfWriter, text, blocksWith(text))).length).toBeGreaterThan(1000);
    }),
    { numRuns: 10 },
  );
}, 30_000);

test("PDF: what the fonts lack stands as its code, what they have as itself", () => {
  const { line } = loadFonts();
  expect(line("Zażółć Ελληνικά Кириллица ✓ →")).toBe("Zażółć Ελληνικά Кириллица ✓ →");
  expect(line("日")).toBe("\\u{65e5}");
  expect(line("\u05d0")).toBe("\\u{5d0}");
  expect(coveredCharacters(loadFonts().files.text).has(0x20ac)).toBe(true);
});

const hasPdftotext = (() => {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

test.skipIf(!hasPdftotext)("PDF: a reader finds all text again, over many pages that are numbered", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gw-pdf-"));
  try {
    const rows = Array.from({ length: 120 }, (_, at) => [`row-${at}`, `Zażółć ${"long ".repeat(at % 40)}`]);
    const long = "x".repeat(3000);
    const blocks: Block[] = [
      { kind: "heading", level: 2, text: "Кириллица" },
      { kind: "paragraph", text: long },
      {
        kind: "table",
        columns: [
          { title: "Name", share: 1 },
          { title: "Text", share: 3 },
        ],
        rows,
      },
      { kind: "code", text: "const a = 1;\n".repeat(200) },
      { kind: "paragraph", text: "the last words" },
    ];
    writeFileSync(join(folder, "a.pdf"), await bytesOf(pdfWriter, "Title", blocks));
    const text = execFileSync("pdftotext", ["-layout", join(folder, "a.pdf"), "-"]).toString();
    for (const [name] of rows) expect(text).toContain(name);
    expect(text).toContain("Кириллица");
    expect(text).toContain("the last words");
    expect(text.replace(/\s/g, "").match(/x{3000}/)).not.toBeNull();
    const [, pages = "0"] = /Page 1 of (\d+)/.exec(text) ?? [];
    expect(Number(pages)).toBeGreaterThan(3);
    for (let page = 1; page <= Number(pages); page++) expect(text).toContain(`Page ${page} of ${pages}`);
    expect(text.split("\f").length - 1).toBe(Number(pages));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
