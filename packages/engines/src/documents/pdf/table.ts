import type { Column } from "../contract.ts";
import { inks, margins, type Page } from "./page.ts";

const size = 8;
const padding = 4;
/** A row must fit on one page. */
const cellCharacters = 400;

/** A table whose head stands again on every page that it reaches. */
export function drawTable(page: Page, columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  const { doc, fonts } = page;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (page.width * share) / shares);
  const draw = (cells: readonly string[], font: "text" | "bold", ink: string) => {
    doc.font(font, size);
    const options = (at: number) => ({
      width: (widths[at] ?? 0) - 2 * padding,
      align: columns[at]?.isNumber ? ("right" as const) : ("left" as const),
      lineGap: 1,
    });
    const height = Math.max(...cells.map((cell, at) => doc.heightOfString(cell, options(at)))) + 2 * padding;
    if (doc.y + height > page.bottom()) {
      doc.addPage();
      if (font === "text") draw(titles, "bold", inks.dim);
      doc.font(font, size);
    }
    const top = doc.y;
    let left = margins.left;
    doc.fillColor(ink);
    cells.forEach((cell, at) => {
      doc.text(cell, left + padding, top + padding, options(at));
      left += widths[at] ?? 0;
    });
    doc.y = top + height;
    doc.moveTo(margins.left, doc.y).lineTo(left, doc.y).lineWidth(0.5).strokeColor(inks.line).stroke();
  };
  const titles = columns.map(({ title }) => fonts.line(title));
  draw(titles, "bold", inks.dim);
  for (const row of rows)
    draw(
      row.map((cell) => clipped(fonts.line(cell))),
      "text",
      inks.text,
    );
}

function clipped(text: string): string {
  return text.length > cellCharacters ? `${text.slice(0, cellCharacters)}…` : text;
}
