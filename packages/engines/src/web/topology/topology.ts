import type { Page } from "../pages/page.ts";

/** A picture of what the target is made of and talks to. `risk` goes from 0 to 10. */
export interface Topology {
  readonly nodes: readonly {
    readonly id: string;
    readonly type: "host" | "address" | "service" | "third_party";
    readonly risk: number;
  }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly type: "resolves_to" | "serves" | "redirects_to" | "loads_from";
  }[];
  /** The server adds the scan's id. */
  readonly metadata: { readonly timestamp: string };
}

const maxThirdParties = 100;

/**
 * Draws the topology from what was seen.
 *
 * @param risk of the service itself, 0 to 10
 */
export function drawTopology(facts: {
  readonly start: URL;
  readonly address: string;
  readonly redirects: readonly string[];
  readonly pages: readonly Page[];
  readonly risk: number;
  readonly at: Date;
}): Topology {
  const { start, risk } = facts;
  const others = (urls: readonly string[]) =>
    [...new Set(urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).hostname))]
      .filter((host) => host !== start.hostname && host !== "")
      .sort()
      .slice(0, maxThirdParties);
  const redirecting = others(facts.redirects);
  const loaded = others(facts.pages.flatMap(loadedFrom)).filter((host) => !redirecting.includes(host));
  return {
    nodes: [
      { id: start.hostname, type: "host", risk },
      { id: start.origin, type: "service", risk },
      ...(facts.address === "" ? [] : [{ id: `ip:${facts.address}`, type: "address" as const, risk: 0 }]),
      ...redirecting.map((id) => ({ id, type: "host" as const, risk: 0 })),
      ...loaded.map((id) => ({ id, type: "third_party" as const, risk: 0 })),
    ],
    edges: [
      { from: start.hostname, to: start.origin, type: "serves" },
      ...(facts.address === ""
        ? []
        : [{ from: start.hostname, to: `ip:${facts.address}`, type: "resolves_to" as const }]),
      ...redirecting.map((from) => ({ from, to: start.origin, type: "redirects_to" as const })),
      ...loaded.map((to) => ({ from: start.origin, to, type: "loads_from" as const })),
    ],
    metadata: { timestamp: facts.at.toISOString() },
  };
}

function loadedFrom(page: Page): readonly string[] {
  return page.tags.flatMap((tag) => {
    const value =
      tag.name === "link"
        ? tag.attributes.get("href")
        : tag.name === "a" || tag.name === "form"
          ? undefined
          : tag.attributes.get("src");
    return value !== undefined && URL.canParse(value, page.url.href) ? [new URL(value, page.url).href] : [];
  });
}
