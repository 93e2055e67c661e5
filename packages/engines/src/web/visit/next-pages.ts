import type { Page } from "../pages/page.ts";
import { isRisky } from "./scope.ts";

/**
 * Which pages of the same origin to look at beside the start page: half scripts, half links, in document order, one per
 * path, none whose visit may change something.
 *
 * @param limit how many at most
 */
export function nextPages(start: Page, limit: number): readonly string[] {
  const urls = (name: string, attribute: string) =>
    start.tags.flatMap((tag) => {
      const value = tag.name === name ? tag.attributes.get(attribute) : undefined;
      if (value === undefined || !URL.canParse(value, start.url.href)) return [];
      const url = new URL(value, start.url);
      url.hash = "";
      return url.origin === start.url.origin && url.pathname !== start.url.pathname && !isRisky(url) ? [url] : [];
    });
  const unique = (list: readonly URL[]) => [...new Map(list.map((url) => [url.pathname, url.href])).values()];
  const scripts = unique(urls("script", "src"));
  const links = unique(urls("a", "href")).filter((href) => !scripts.includes(href));
  const half = Math.floor(limit / 2);
  const chosenLinks = links.slice(0, Math.max(half, limit - scripts.length));
  return [...scripts.slice(0, limit - chosenLinks.length), ...chosenLinks];
}
