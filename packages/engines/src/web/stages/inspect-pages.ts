import { checks } from "../checks/index.ts";
import { requestExcerpt, responseExcerpt } from "../findings/excerpt.ts";
import { type Page, readPage } from "../pages/page.ts";
import type { Hit } from "../rule.ts";
import { nextPages } from "../visit/next-pages.ts";
import { inParallel } from "../visit/parallel.ts";
import type { Arrival, Stage } from "./contract.ts";

/** The start page and up to `limit` − 1 more of its origin, each seen by every check. */
export async function inspectPages(
  { visitor, coverage }: Stage,
  { visit }: Arrival,
  limit: number,
): Promise<{ readonly pages: readonly Page[]; readonly hits: readonly Hit[] }> {
  const startPage = readPage("GET", visit.response);
  if (startPage.status === 429 || startPage.status >= 500) {
    coverage.miss(
      startPage.url.href,
      `the start page answered ${startPage.status}, so what visitors see was not looked at`,
    );
  }
  const others = await inParallel(nextPages(startPage, limit - 1), 4, (url) =>
    coverage.attempt(url, async () => readPage("GET", await visitor.get(url))),
  );
  const pages = [startPage, ...others.filter((page) => page !== undefined)];
  return { pages, hits: pages.flatMap(inspectPage) };
}

function inspectPage(page: Page): readonly Hit[] {
  return checks.flatMap((check) =>
    check.inspect(page).map((hit) => ({
      url: page.url.href,
      request: requestExcerpt(page),
      ...hit,
      response: responseExcerpt(page, hit.response),
    })),
  );
}
