import type { Page } from "../pages/page.ts";
import type { Rule } from "../rule.ts";

/** One kind of file that should not be public: where it lies and how its content is known. */
export interface ExposedFile {
  readonly name: string;
  readonly paths: readonly string[];
  readonly rule: Rule;
  /** Judges the first 64 KiB; a web page in disguise never matches a signature. */
  matches(content: Content): boolean;
  /** Contents that must match and that must not; the test runs them all. */
  readonly positives: readonly string[];
  readonly negatives: readonly string[];
}

export interface Content {
  readonly text: string;
  /** The first bytes, as Latin-1. */
  readonly magic: string;
}

/** The content of a page, for the signatures. */
export function contentOf(page: Page, body: Buffer): Content {
  return {
    text: page.text.slice(0, 64 * 1024),
    magic: body.subarray(0, 16).toString("latin1"),
  };
}
