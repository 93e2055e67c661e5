import type { Module } from "../../ir/index.ts";
import { beside } from "../beside.ts";
import type { Machine } from "../machine.ts";

/** Pages by the last part of their path, without what its name ends with. */
const byName = beside<readonly Module[], ReadonlyMap<string, readonly Module[]>>((pages) =>
  Map.groupBy(pages, ({ path }) => stem(path.slice(path.lastIndexOf("/") + 1))),
);

/** Pages by the names of their parts. */
const byPart = beside<readonly Module[], ReadonlyMap<string, Module>>(
  (pages) =>
    new Map(
      pages.flatMap((page) =>
        [...page.top.locals].flatMap((name) =>
          name.startsWith("part ") ? [[name.slice("part ".length), page] as const] : [],
        ),
      ),
    ),
);

/**
 * The page that a text means which a program gives its templates' engine: a path below a folder of templates, with its
 * ending or without it, or with dots for slashes; of several the one nearest to the file that asks for it.
 */
export function pageNamed(machine: Machine, name: string, from: string): Module | undefined {
  const wanted = name
    .replace(/^~\{\s*/, "")
    .replace(/\s*(::.*)?\}?$/, "")
    .replace(/^@!?\w+\//, "")
    .replace(/^(\.{0,2}\/)+/, "");
  if (wanted === "") return undefined;
  const pages = byName(machine.pages());
  for (const path of new Set([wanted, wanted.replaceAll(":", "/"), wanted.replaceAll(".", "/")])) {
    const last = path.slice(path.lastIndexOf("/") + 1);
    const candidates = [...(pages.get(stem(last)) ?? [])];
    const exact = candidates.filter((page) => `/${page.path}`.endsWith(`/${path}`));
    const found = exact.length > 0 ? exact : candidates.filter((page) => isUnder(page.path, path));
    const nearest = found.sort((one, other) => nearness(other.path, from) - nearness(one.path, from))[0];
    if (nearest !== undefined) return nearest;
  }
  return byPart(machine.pages()).get(wanted);
}

function isUnder(path: string, wanted: string): boolean {
  const folder = wanted.slice(0, wanted.lastIndexOf("/") + 1);
  const last = path.lastIndexOf("/") + 1;
  if (!`${path.slice(last)}.`.startsWith(`${wanted.slice(folder.length)}.`)) return false;
  return `/${path.slice(0, last)}`.endsWith(`/${folder}`);
}

/** `index` of `index.html.twig`, and of `_index.pug`. */
function stem(file: string): string {
  return file.replace(/(?<=.)\..*$/, "");
}

/** How many signs two paths begin with alike. */
export function nearness(path: string, from: string): number {
  let same = 0;
  while (same < path.length && path[same] === from[same]) same++;
  return same;
}
