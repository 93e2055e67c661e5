/** The documentation as a reader finds it: every page reachable, every link alive, nothing from elsewhere, no scripts. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dialects } from "../dialects/index.ts";
import { json, type TestServer, testServer } from "../testkit/index.ts";
import { renderMarkdown } from "./markdown.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

/** Follows every link from `/docs`. @returns the body of each page, by path */
async function crawl(): Promise<{ pages: Map<string, string>; dead: string[] }> {
  const pages = new Map<string, string>();
  const dead: string[] = [];
  const open: [string, string][] = [["/docs", "the start"]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [path, from] = next;
    if (pages.has(path)) continue;
    const response = await fetch(server.url + path);
    const body = await response.text();
    pages.set(path, body);
    if (response.status !== 200) dead.push(`${path} from ${from}`);
    if (!response.headers.get("content-type")?.startsWith("text/html")) continue;
    for (const [, link = ""] of body.matchAll(/(?:href|src)="([^"]+)"/g)) {
      const [target = "", fragment] = link.split("#");
      if (fragment !== undefined && !(target === "" ? body : ((await page(target)) ?? "")).includes(`id="${fragment}"`))
        dead.push(`${link} from ${path}`);
      if (target.startsWith("/docs")) open.push([target, path]);
      else if (target !== "" && target !== "/" && !target.startsWith("https://")) dead.push(`${link} from ${path}`);
    }
  }
  return { pages, dead };
}

async function page(path: string): Promise<string | undefined> {
  const response = await fetch(server.url + path);
  return response.status === 200 ? response.text() : undefined;
}

it("has no dead link, and a page and its Markdown for every endpoint", async () => {
  const { pages, dead } = await crawl();
  expect(dead).toEqual([]);
  const index = pages.get("/docs/llms.txt")!;
  for (const dialect of dialects) {
    for (const route of dialect.routes) {
      const url = `${dialect.prefix}${route.url.replace(/:(\w+)/g, "{$1}")}`;
      const found = [...pages].find(
        ([, body]) => body.startsWith("# ") && body.includes(`\`${route.method} ${url}\`\n`),
      );
      if (route.isHidden) expect(found).toBeUndefined();
      else {
        expect(found, `${route.method} ${url} has no page`).toBeDefined();
        expect(index).toContain(found![0]);
        if (route.access !== "public" && route.access !== "authenticated")
          expect(found![1]).toContain(`\`${route.access}\``);
      }
    }
  }
  for (const [path, body] of pages)
    if (!/\.(md|txt|css)$/.test(path)) expect(body).toContain('<a class="skip" href="#text">');
});

it("links in Markdown lead to pages too", async () => {
  const index = (await page("/docs/llms.txt"))!;
  const paths = [...index.matchAll(/\]\((\/docs[^)]+\.md)\)/g)].map(([, path]) => path!);
  expect(paths.length).toBeGreaterThan(50);
  for (const path of paths) {
    const text = (await page(path))!;
    expect(text, path).toMatch(/^# /);
    for (const [, link] of text.matchAll(/\]\((\/docs[^)#\s]*)[^)]*\)/g))
      expect(await page(link!), `${link} in ${path}`).toBeDefined();
  }
});

it("runs nothing and loads nothing from elsewhere", async () => {
  for (const path of ["/docs", "/docs/faults", "/docs/api-reference/introduction", "/docs/api-reference/native"]) {
    const response = await fetch(server.url + path);
    expect(response.headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(await response.text()).not.toMatch(/<script|style=|src="https?:|\son\w+="/);
  }
  expect((await page("/docs/style.css"))!).not.toMatch(/url\(|@import/);
});

it("tells every fault under the address that answers name", async () => {
  const refused = await json(fetch(`${server.url}/api/v1/scans`));
  const [path, id] = refused.error.docs_url.split("#");
  expect(await page(path)).toContain(`id="${id}"`);
});

it("is 404 where there is no page, for a browser too", async () => {
  const response = await fetch(`${server.url}/docs/nowhere`, { headers: { accept: "text/html" } });
  expect(response.status).toBe(404);
  expect((await fetch(`${server.url}/docs/guides/errors/`)).status).toBe(200);
  const first = await fetch(`${server.url}/docs/guides/errors`);
  const again = await fetch(`${server.url}/docs/guides/errors`, {
    headers: { "if-none-match": first.headers.get("etag")! },
  });
  expect(again.status).toBe(304);
});

describe("Markdown", () => {
  it.each([
    ["<script>alert(1)</script>", "<p>&#60;script&#62;alert(1)&#60;/script&#62;</p>"],
    ["`<b>` and **bold**", "<p><code>&#60;b&#62;</code> and <strong>bold</strong></p>"],
    ["[a](/b) [`c`](/d)", '<p><a href="/b">a</a> <a href="/d"><code>c</code></a></p>'],
    ["- one\n- two\n  more", "<ul><li>one</li><li>two more</li></ul>"],
    ["1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"],
    ["## A & B", '<h2 id="a-b">A &#38; B</h2>'],
    ["```json\n{<}\n```", '<pre tabindex="0"><code class="language-json">{&#60;}</code></pre>'],
    ["> note", "<aside><p>note</p></aside>"],
  ])("%j", (text, html) => {
    expect(renderMarkdown(text).html).toBe(html);
  });

  it("gives rows of codes an address, and keeps escaped bars", () => {
    const { html } = renderMarkdown("| code | x |\n| --- | --- |\n| `a.b_c` | d \\| e |");
    expect(html).toContain('<tr id="a.b_c"><td><code>a.b_c</code></td><td>d | e</td></tr>');
  });
});
