/** The findings as a PDF for people who archive and sign. It lists a bounded number of them, and says so. */
import { pdfWriter } from "../../documents/index.ts";
import { documentFormat } from "../document-format.ts";
import { chapterOfFirst, findingsAtMost } from "../findings-blocks.ts";

export const pdf = documentFormat("pdf", pdfWriter, (findings) => chapterOfFirst(findings, findingsAtMost.pdf));
