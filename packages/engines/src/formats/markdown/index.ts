/**
 * The findings as GitHub Flavored Markdown, for merge requests and wikis. Scanned text can never become markup: no
 * link, no image, no HTML, no table cell of its own.
 */
import { markdownWriter } from "../../documents/index.ts";
import { documentFormat } from "../document-format.ts";
import { everyFinding } from "../findings-blocks.ts";

export const markdown = documentFormat("markdown", markdownWriter, (findings) => everyFinding(findings));
