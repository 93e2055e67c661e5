import { engineIds } from "@gatewatch/engines/findings";
import { importsOf, type Source } from "../sources/index.ts";
import type { Guard } from "./contract.ts";
import { isTest } from "./run-guard.ts";

/** The lists of siblings: an index, and which names beside it are things to be listed. */
const registries: readonly { index: RegExp; lists: (name: string) => boolean }[] = [
  { index: /^packages\/engines\/src\/index\.ts$/, lists: (name) => engineIds.some((id) => id === name) },
  { index: /^packages\/engines\/src\/formats\/index\.ts$/, lists: (name) => !name.includes(".") },
  { index: /^packages\/engines\/src\/secrets\/rules\/index\.ts$/, lists: () => true },
  { index: /^packages\/engines\/src\/web\/checks\/index\.ts$/, lists: () => true },
  { index: /^packages\/cli\/src\/commands\/index\.ts$/, lists: () => true },
  { index: /^packages\/server\/src\/api\/dialects\/[^/]+\/routes\/index\.ts$/, lists: () => true },
  {
    index: /^tools\/guards\/index\.ts$/,
    lists: (name) =>
      !["boundaries-table.ts", "configuration-docs.ts", "cycles.ts", "fault-docs.ts", "run-guard.ts"].includes(name),
  },
];

/** Every thing beside a list of things is in the list, once and in order. */
export const registry: Guard = {
  id: "registry",
  examines: (path) => registries.some(({ index }) => index.test(path)),
  check(files, all) {
    const violations: string[] = [];
    let count = 0;
    for (const source of files) {
      const { lists } = registries.find(({ index }) => index.test(source.path))!;
      const folder = source.path.replace(/index\.ts$/, "");
      const expected = siblings(folder, all).filter(lists);
      const listed = listedIn(source, folder).filter((name) => expected.includes(name));
      count += expected.length;
      for (const name of expected) {
        const times = listed.filter((entry) => entry === name).length;
        if (times !== 1) violations.push(`${source.path}: lists ${name} ${times} times: once is right`);
      }
      const stem = (name: string) => name.replace(/\.tsx?$/, "");
      const sorted = listed.toSorted((a, b) => (stem(a) < stem(b) ? -1 : 1));
      const misplaced = listed.find((name, at) => name !== sorted[at]);
      if (misplaced !== undefined) violations.push(`${source.path}: ${misplaced} is not in sorted order`);
    }
    return { violations, facts: `${files.length} lists, ${count} things` };
  },
};

/** Names beside an index: files but contracts and tests, and folders with a door of their own or an engine's. */
function siblings(folder: string, all: readonly Source[]): string[] {
  const names = new Set<string>();
  for (const { path } of all) {
    if (!path.startsWith(folder) || isTest(path)) continue;
    const rest = path.slice(folder.length);
    if (/^[^/]+\.tsx?$/.test(rest)) {
      if (rest !== "index.ts" && rest !== "contract.ts") names.add(rest);
    } else if (/^[^/]+\/index\.ts$/.test(rest)) names.add(rest.split("/")[0]!);
  }
  return [...names].sort();
}

function listedIn(source: Source, folder: string): string[] {
  return importsOf(source).flatMap(({ file }) => {
    if (!file?.startsWith(folder)) return [];
    const rest = file.slice(folder.length);
    return [rest.includes("/") ? rest.split("/")[0]! : rest];
  });
}
