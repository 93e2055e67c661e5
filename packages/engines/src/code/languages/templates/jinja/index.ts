import type { TemplateLanguage } from "../contract.ts";
import type { Writing } from "../expressions.ts";
import { applyFilter } from "./filters.ts";
import { readTags } from "./read.ts";

const filters = { sign: "|", apply: applyFilter };
const jinjaWriting: Writing = { joins: ["~"], choosesBehind: true, filters };
const djangoWriting: Writing = { joins: [], asksMethods: true, filters: { ...filters, hasColon: true } };
const twigWriting: Writing = {
  joins: ["~"],
  asksMethods: true,
  filters,
  ownCall: (page, name, args, span) => (name === "include" ? page.call("show page", args, span) : undefined),
};

/** Tags of Django's own: it writes filters and calls in another way than Jinja. */
const djangoTag =
  /\{%-?\s*(load|url\s+["']|csrf_token|static\s+["']|comment|blocktrans\w*|trans|translate|verbatim|ifchanged|empty|cycle|now|regroup|firstof|with\s+[^=%]*\sas\s|include\s+["'][^"']*["']\s+with\s+\w+=)|\|\w+:["'\w]/;

/** https://jinja.palletsprojects.com/en/stable/templates/ and https://docs.djangoproject.com/en/stable/ref/templates/language/ */
export const jinja: TemplateLanguage = {
  name: "jinja",
  hosts: ["python"],
  files: /\.(jinja2?|j2)$/i,
  signs: /\{%-?\+?\s*\w|\{\{/,
  read: (page) => readTags(page, djangoTag.test(page.text) ? djangoWriting : jinjaWriting),
};

/** https://mozilla.github.io/nunjucks/templating.html */
export const nunjucks: TemplateLanguage = {
  name: "nunjucks",
  hosts: ["javascript"],
  files: /\.(njk|nunjucks)$/i,
  signs: /\{%-?\s*\w/,
  read: (page) => readTags(page, jinjaWriting),
};

/** https://twig.symfony.com/doc/3.x/templates.html */
export const twig: TemplateLanguage = {
  name: "twig",
  hosts: ["php"],
  files: /\.twig$/i,
  signs: /\{%-?\s*\w/,
  read: (page) => readTags(page, twigWriting),
};
