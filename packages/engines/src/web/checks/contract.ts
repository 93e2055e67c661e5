import type { Page } from "../pages/page.ts";
import type { Hit, Rule } from "../rule.ts";

/** Looks at one answer and sends nothing. Every rule it can report is listed, so that a test can hold it to its cases. */
export interface Check {
  readonly name: string;
  readonly rules: readonly Rule[];
  inspect(page: Page): readonly CheckHit[];
}

/** A hit before it knows its page: the runner adds the URL and the excerpts. */
export type CheckHit = Omit<Hit, "url" | "request"> & { readonly url?: string };
