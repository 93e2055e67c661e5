/**
 * Languages of templates, one folder each: a file comes in, a page of the program model goes out that shows values raw or
 * escaped. It never decides what is dangerous, and never fails on bad templates.
 */
import type { LanguageId, Module } from "../../ir/index.ts";
import { blade } from "./blade/index.ts";
import type { TemplateLanguage } from "./contract.ts";
import { freemarker } from "./freemarker/index.ts";
import { goTemplates } from "./go/index.ts";
import { handlebars } from "./handlebars/index.ts";
import { jinja, nunjucks, twig } from "./jinja/index.ts";
import { jsp } from "./jsp/index.ts";
import { Page } from "./page.ts";
import { thymeleaf } from "./thymeleaf/index.ts";

const languages: readonly TemplateLanguage[] = [
  blade,
  freemarker,
  goTemplates,
  handlebars,
  jinja,
  jsp,
  nunjucks,
  thymeleaf,
  twig,
];

/** Files whose names do not say in which language of templates they are written. */
const anyPage = /\.(html?|xhtml|tmpl|tpl)$/i;

/** Whether a file is a template, or may be one, by its name. */
export function isTemplate(path: string): boolean {
  return anyPage.test(path) || languages.some(({ files }) => files.test(path));
}

/**
 * The language of the program that shows a template.
 *
 * @param present languages that the tree has files of
 * @returns `undefined` where it is none, or none is there to show it
 */
export function hostOf(path: string, text: string, present: ReadonlySet<LanguageId>): LanguageId | undefined {
  const named = languages.filter(({ files }) => files.test(path));
  if (named.length > 0) return named.flatMap(({ hosts }) => hosts).find((host) => present.has(host));
  if (!anyPage.test(path)) return undefined;
  const fitting = languages.filter(({ signs }) => signs?.test(text) === true);
  return fitting.flatMap(({ hosts }) => hosts).find((host) => present.has(host));
}

/** The language of a template that a program of such a language shows. */
function templateLanguage(host: LanguageId, path: string, text: string): TemplateLanguage | undefined {
  const own = languages.filter(({ hosts }) => hosts.includes(host));
  const named = own.find(({ files }) => files.test(path));
  if (named !== undefined) return named;
  return anyPage.test(path) ? own.find(({ signs }) => signs?.test(text) === true) : undefined;
}

/** The page that a template shows. */
export function lowerTemplate(host: LanguageId, path: string, text: string): Module {
  const language = templateLanguage(host, path, text);
  const page = new Page({ path, language: host, text, isPage: true, template: language?.name ?? "" });
  language?.read(page);
  return page.module();
}
