import type { Block } from "../contract.ts";
import { readProse } from "../prose.ts";
import { inks, margins, type Page } from "./page.ts";
import { drawTable } from "./table.ts";

/** The document's table of contents, as readers show it beside the pages. */
export interface Outline {
  add(level: 2 | 3, title: string): void;
}

/** Of one text: what is longer is cut, and the page says so. */
const textCharacters = 6000;

export function drawBlock(page: Page, outline: Outline, block: Block): void {
  const { doc, fonts } = page;
  switch (block.kind) {
    case "heading": {
      page.gap(block.level === 2 ? 18 : 12);
      page.room(block.level === 2 ? 90 : 70);
      const title = clipped(fonts.line(block.text), 400);
      outline.add(block.level, title);
      const ink = block.tone === undefined ? inks.text : inks[block.tone];
      if (block.tone !== undefined) page.write(block.tone.toUpperCase(), { font: "bold", size: 7, ink });
      page.write(title, { font: "bold", size: block.level === 2 ? 14 : 10.5 });
      page.gap(4);
      return;
    }
    case "paragraph":
      page.write(clipped(fonts.line(block.text)), { font: "text", size: 9 });
      page.gap(5);
      return;
    case "notice":
      page.room(30);
      page.write(clipped(fonts.line(block.text)), { font: "bold", size: 9, ink: inks.medium });
      page.gap(6);
      return;
    case "prose":
      drawProse(page, block.text, block.label);
      return;
    case "facts":
      for (const [name, value] of block.rows) {
        page.write(clipped(`${fonts.line(name)}: ${fonts.line(value)}`), { font: "text", size: 8.5, ink: inks.dim });
      }
      page.gap(5);
      return;
    case "figures": {
      page.room(46);
      const width = page.width / block.figures.length;
      const top = doc.y;
      block.figures.forEach(({ label, value, tone }, at) => {
        const left = margins.left + at * width;
        const options = { width: width - 6, lineBreak: false, ellipsis: true };
        doc.roundedRect(left, top, width - 6, 38, 4).fill(inks.panel);
        doc.font("bold", 13).fillColor(tone === undefined ? inks.text : inks[tone]);
        doc.text(fonts.line(value), left + 7, top + 5, options);
        doc
          .font("text", 7.5)
          .fillColor(inks.dim)
          .text(fonts.line(label), left + 7, top + 23, options);
      });
      doc.x = margins.left;
      doc.y = top + 46;
      return;
    }
    case "table":
      page.room(50);
      drawTable(page, block.columns, block.rows);
      page.gap(8);
      return;
    case "list":
      for (const item of block.items) {
        page.write(clipped(`•  ${fonts.line(item)}`), { font: "text", size: 9, indent: 6 });
      }
      page.gap(5);
      return;
    case "code":
      drawCode(page, block.text);
      return;
  }
}

function drawProse(page: Page, text: string, label: string | undefined): void {
  if (label !== undefined) {
    page.room(30);
    page.write(page.fonts.line(label), { font: "bold", size: 9 });
  }
  for (const part of readProse(text.slice(0, textCharacters))) {
    if (part.kind === "code") drawCode(page, part.text);
    else {
      const line = page.fonts.line(part.spans.map((span) => span.text).join(""));
      const bullet = part.kind === "item" ? "•  " : "";
      page.write(`${bullet}${line}`, { font: "text", size: 9, indent: bullet === "" ? 0 : 6 });
      page.gap(4);
    }
  }
  if (text.length > textCharacters) page.write(cutNotice(text.length), { font: "text", size: 8, ink: inks.dim });
}

function drawCode(page: Page, text: string): void {
  page.gap(2);
  page.write(clipped(page.fonts.lines(text)), { font: "mono", size: 7.5, ink: inks.dim, indent: 10 });
  page.gap(6);
}

function clipped(text: string, most = textCharacters): string {
  return text.length > most ? `${text.slice(0, most)}… ${cutNotice(text.length - most)}` : text;
}

function cutNotice(characters: number): string {
  return `(${characters} further characters are in the JSON form)`;
}
