import { finished } from "node:stream/promises";
import type { DocumentHead, DocumentWriter } from "../contract.ts";
import { drawBlock, type Outline } from "./draw-block.ts";
import { type Fonts, loadFonts } from "./fonts.ts";
import { inks, margins, pageOf } from "./page.ts";

/**
 * PDF with embedded fonts, an outline and numbered pages. All pages are held until the last one is known, so whoever
 * writes one bounds its blocks.
 */
export const pdfWriter: DocumentWriter = {
  mediaType: "application/pdf",
  extension: "pdf",
  async *write(head, blocks): AsyncGenerator<Uint8Array> {
    const fonts = loadFonts();
    const doc = await openDocument(head, fonts);
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    const page = pageOf(doc, fonts);
    page.write(fonts.line(head.title), { font: "bold", size: 20 });
    page.gap(2);
    page.write(fonts.line(head.subtitle), { font: "text", size: 9, ink: inks.dim });
    page.gap(10);
    const outline = outlineOf(doc);
    for await (const block of blocks) drawBlock(page, outline, block);
    numberPages(doc, fonts.line(head.title));
    const ended = finished(doc, { writable: false });
    doc.end();
    await ended;
    yield* chunks;
  },
};

// Only who writes a PDF pays for loading its library.
async function openDocument(head: DocumentHead, fonts: Fonts): Promise<PDFKit.PDFDocument> {
  const { default: PdfDocument } = await import("pdfkit");
  const doc = new PdfDocument({
    size: "A4",
    margins,
    bufferPages: true,
    lang: "en",
    displayTitle: true,
    font: "", // none but the embedded ones
    info: {
      Title: fonts.line(head.title),
      Creator: "Gatewatch",
      Producer: "Gatewatch",
      CreationDate: new Date(head.madeAt),
    },
  });
  for (const name of ["text", "bold", "mono"] as const) doc.registerFont(name, fonts.files[name]);
  return doc;
}

function outlineOf(doc: PDFKit.PDFDocument): Outline {
  let section: ReturnType<typeof doc.outline.addItem> | undefined;
  return {
    add(level, title) {
      if (level === 2) section = doc.outline.addItem(title, { expanded: false });
      else (section ?? doc.outline).addItem(title);
    },
  };
}

function numberPages(doc: PDFKit.PDFDocument, title: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let number = 0; number < count; number++) {
    doc.switchToPage(start + number);
    // below the bottom margin text would begin a new page
    doc.page.margins.bottom = 0;
    const y = doc.page.height - 36;
    const width = doc.page.width - margins.left - margins.right;
    doc.font("text", 7.5).fillColor(inks.dim);
    doc.text(title, margins.left, y, { width: width - 90, height: 10, lineBreak: false, ellipsis: true });
    doc.text(`Page ${number + 1} of ${count}`, margins.left + width - 90, y, {
      width: 90,
      align: "right",
      lineBreak: false,
    });
  }
}
