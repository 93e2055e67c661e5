/**
 * The documentation at `/docs`: made from the OpenAPI documents, the table of faults and a few guides of our own. Every page
 * is Markdown first, and HTML is made from that. It answers strings and knows no request.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ApiDocument, Document } from "../http/index.ts";
import type { File, Page } from "./contract.ts";
import { type EndpointPage, endpointPage } from "./endpoint-page.ts";
import { layOut, pageSecurity } from "./layout.ts";
import { style } from "./style.ts";

const guidesFolder = join(import.meta.dirname, "guides");
const guideOrder = ["quickstart", "authentication", "errors", "pagination", "rate-limits", "webhooks", "ci"];
const html = "text/html; charset=utf-8";
const markdown = "text/markdown; charset=utf-8";
const root = "/docs";

/** @param faultsFile the generated Markdown table of faults */
export function createDocumentation(faultsFile: string): Document {
  return (apis) => documentationOf(apis, readFileSync(faultsFile, "utf8"));
}

function documentationOf(apis: ReadonlyMap<string, ApiDocument>, faultsText: string): ReturnType<Document> {
  const pages = [...guides(), ...[...apis].flatMap(([name, document]) => apiPages(name, document)), faults(faultsText)];
  const files = new Map<string, () => File>();
  for (const page of pages) {
    files.set(page.path, () => ({ mediaType: html, body: layOut(page, pages) }));
    files.set(`${page.path}.md`, () => ({ mediaType: markdown, body: `${page.markdown.trimEnd()}\n` }));
  }
  const [first] = pages;
  if (first) {
    files.set(root, () => ({ mediaType: html, body: layOut(first, pages) }));
    files.set(`${root}.md`, () => ({ mediaType: markdown, body: first.markdown }));
  }
  files.set(`${root}/llms.txt`, () => ({ mediaType: "text/plain; charset=utf-8", body: index(pages) }));
  files.set(`${root}/style.css`, () => ({ mediaType: "text/css; charset=utf-8", body: style }));
  return { security: pageSecurity, file: (path) => files.get(path.replace(/\/$/, ""))?.() };
}

function guides(): Page[] {
  const names = readdirSync(guidesFolder).map((file) => file.replace(/\.md$/, ""));
  const place = (name: string) =>
    name === "introduction" ? -1 : (guideOrder.indexOf(name) + guideOrder.length + 1) % (guideOrder.length + 1);
  return names
    .toSorted((a, b) => place(a) - place(b))
    .map((name) => {
      const text = readFileSync(join(guidesFolder, `${name}.md`), "utf8");
      const title = /^# (.+)$/m.exec(text)?.[1] ?? name;
      const summary = /^# .+\n+([^\n#|`][^\n]*(?:\n[^\n]+)*)/m.exec(text)?.[1]?.replaceAll("\n", " ") ?? title;
      const path = name === "introduction" ? `${root}/api-reference/introduction` : `${root}/guides/${name}`;
      return { path, title, summary, markdown: text, section: "Guides", label: title };
    });
}

function apiPages(name: string, document: ApiDocument): Page[] {
  const api = `${root}/api-reference/${name}`;
  const endpoints = Object.entries(document.paths)
    .flatMap(([url, methods]) =>
      Object.entries(methods).map(([method, operation]) => endpointPage(api, document, url, method, operation)),
    )
    .toSorted((a, b) => (a.tag + a.url < b.tag + b.url ? -1 : 1));
  const { title, description = "" } = document.info;
  const overview: Page = {
    path: api,
    title,
    summary: `Every endpoint of the ${title}.`,
    section: title,
    label: "Overview",
    markdown: overviewText(document, endpoints, `# ${title}\n\n${description}\n`),
  };
  return [overview, ...endpoints];
}

function overviewText({ tags = [] }: ApiDocument, endpoints: readonly EndpointPage[], head: string): string {
  const sections = [...Map.groupBy(endpoints, ({ tag }) => tag)].map(([tag, pages]) => {
    const rows = pages.map(
      ({ path, method, url, summary }) => `| [\`${method} ${url}\`](${path}) | ${summary.replaceAll("|", "\\|")} |`,
    );
    const text = tags.find(({ name }) => name === tag)?.description ?? "";
    return [`## ${tag}`, "", text, "", "| endpoint | |", "| --- | --- |", ...rows, ""].join("\n");
  });
  return [head, ...sections].join("\n");
}

function faults(text: string): Page {
  const told = text.replace(
    /^Every fault.*$/m,
    "Every fault that the platform can answer with: its code, the HTTP status, and the short word that stands in the answer.",
  );
  const page = {
    title: "Faults",
    label: "Faults",
    section: "Guides",
    summary: "Every fault that the platform can answer with.",
  };
  return { ...page, path: `${root}/faults`, markdown: told };
}

/** The index for programs, in the form of llmstxt.org. */
function index(pages: readonly Page[]): string {
  const sections = [...Map.groupBy(pages, ({ section }) => section)].map(([section, group]) => {
    const lines = group.map(({ path, title, summary }) => `- [${title}](${path}.md): ${summary}`);
    return [`## ${section}`, "", ...lines, ""].join("\n");
  });
  return [
    "# Gatewatch",
    "",
    "> One self-hosted security platform: scans what a team ships, manages what it finds, guards who gets in.",
    "",
    ...sections,
  ].join("\n");
}
