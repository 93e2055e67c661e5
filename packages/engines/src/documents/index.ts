/**
 * Documents for people: plain blocks written as Markdown, as one HTML file, or as PDF. The one place where text that
 * others chose meets markup: nothing in a block can become a link, a script, a table or a heading of its own.
 */
export type { Block, Column, DocumentHead, DocumentWriter, Figure } from "./contract.ts";
export { durationText } from "./duration.ts";
export { htmlWriter } from "./html/write-html.ts";
export { markdownWriter } from "./markdown/write-markdown.ts";
export { pdfWriter } from "./pdf/write-pdf.ts";
export { visibleJson, visibleLine, visibleText } from "./visible-text.ts";
