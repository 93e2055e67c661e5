import type { Severity } from "../../findings/index.ts";
import type { FontName, Fonts } from "./fonts.ts";

/** Points, 1/72 inch; A4. */
export const margins = { top: 54, bottom: 60, left: 50, right: 50 };

export const inks: Readonly<Record<Severity | "text" | "dim" | "line" | "panel", string>> = {
  text: "#1c2024",
  dim: "#5b6570",
  line: "#d5dbe1",
  panel: "#f4f6f8",
  critical: "#a3123a",
  high: "#c2410c",
  medium: "#8a6100",
  low: "#2457c5",
  info: "#5b6570",
};

interface Style {
  readonly font: FontName;
  readonly size: number;
  readonly ink?: string;
  readonly indent?: number;
}

/** Text flowing down the pages of a document. */
export interface Page {
  readonly doc: PDFKit.PDFDocument;
  readonly fonts: Fonts;
  readonly width: number;
  /** Begins a new page unless so many points are left on this one. */
  room(points: number): void;
  gap(points: number): void;
  /** Writes text that is already fit to be shown, from the left margin on. */
  write(text: string, style: Style): void;
  bottom(): number;
}

export function pageOf(doc: PDFKit.PDFDocument, fonts: Fonts): Page {
  const width = doc.page.width - margins.left - margins.right;
  const bottom = () => doc.page.height - margins.bottom;
  return {
    doc,
    fonts,
    width,
    bottom,
    room(points) {
      if (doc.y + points > bottom()) doc.addPage();
    },
    gap(points) {
      if (doc.y > margins.top) doc.y += points;
    },
    write(text, { font, size, ink = inks.text, indent = 0 }) {
      doc.font(font, size).fillColor(ink);
      doc.text(text, margins.left + indent, doc.y, { width: width - indent, lineGap: 2 });
    },
  };
}
