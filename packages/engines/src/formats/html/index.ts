/** The findings as one HTML file for reading and printing. It lists a bounded number of them, and says so. */
import { htmlWriter } from "../../documents/index.ts";
import { documentFormat } from "../document-format.ts";
import { chapterOfFirst, findingsAtMost } from "../findings-blocks.ts";

export const html = documentFormat("html", htmlWriter, (findings) => chapterOfFirst(findings, findingsAtMost.html));
