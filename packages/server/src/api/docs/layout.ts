/** A page as HTML: the sidebar, the text, and nothing from elsewhere. It works without scripts and has none. */
import type { Page } from "./contract.ts";
import { escaped, renderMarkdown } from "./markdown.ts";

/** What a page is allowed to load: its own style sheet. */
export const pageSecurity =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function layOut(page: Page, all: readonly Page[]): string {
  const { html, headings } = renderMarkdown(page.markdown);
  const index = headings.length < 2 ? "" : contents(headings);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(page.title)} · Gatewatch documentation</title>
<meta name="description" content="${escaped(page.summary)}">
<link rel="stylesheet" href="/docs/style.css">
<link rel="alternate" type="text/markdown" href="${page.path}.md">
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
<header><a class="home" href="/docs">Gatewatch <span>documentation</span></a><nav aria-label="Product"><a href="/">Open Gatewatch</a></nav></header>
<div class="columns">
<nav class="sidebar" aria-label="Documentation">
${sidebar(page, all)}
</nav>
<main id="text" tabindex="-1">
<article>
${html}
</article>
<footer><a href="${page.path}.md">This page as Markdown</a> <a href="/docs/llms.txt">Index for programs</a></footer>
</main>
${index}
</div>
</body>
</html>
`;
}

function contents(headings: readonly { readonly id: string; readonly text: string }[]): string {
  const items = headings.map(({ id, text }) => `<li><a href="#${id}">${escaped(text)}</a></li>`);
  return `<nav class="contents" aria-label="On this page"><p>On this page</p><ul>${items.join("")}</ul></nav>`;
}

function sidebar(page: Page, all: readonly Page[]): string {
  return [...Map.groupBy(all, ({ section }) => section)]
    .map(([section, pages]) => {
      const items = pages.map(({ path, label }) => {
        const current = path === page.path ? ' aria-current="page"' : "";
        const [, method, rest] = /^(GET|POST|PUT|PATCH|DELETE) (.+)$/.exec(label) ?? [];
        const text =
          method === undefined
            ? escaped(label)
            : `<b class="method ${method.toLowerCase()}">${method}</b>${escaped(rest ?? "")}`;
        return `<li><a href="${path}"${current}>${text}</a></li>`;
      });
      const open = section === page.section || pages.length < 12 ? " open" : "";
      return `<details${open}><summary>${escaped(section)}</summary><ul>${items.join("")}</ul></details>`;
    })
    .join("\n");
}
