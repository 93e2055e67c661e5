import type { LanguageId } from "../../ir/index.ts";
import type { Page } from "./page.ts";

/** A language of templates: it reads a file and tells the page, in order, what it shows. */
export interface TemplateLanguage {
  readonly name: string;
  /** Languages of programs that show such templates, the likeliest first. */
  readonly hosts: readonly LanguageId[];
  /** Names of files that are surely written in it. */
  readonly files: RegExp;
  /** Of files whose names say nothing (`.html`): what only such a template holds. */
  readonly signs?: RegExp;
  /** Never throws: what cannot be read is left out. */
  readonly read: (page: Page) => void;
}
