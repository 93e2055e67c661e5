import { openTree } from "@gatewatch/base/tree";

/** Programming languages by the end of a file's name. */
const byExtension: Readonly<Record<string, string>> = {
  ...{ ts: "TypeScript", tsx: "TypeScript", mts: "TypeScript", cts: "TypeScript" },
  ...{ js: "JavaScript", jsx: "JavaScript", mjs: "JavaScript", cjs: "JavaScript", vue: "Vue", svelte: "Svelte" },
  ...{ py: "Python", go: "Go", rs: "Rust", java: "Java", kt: "Kotlin", scala: "Scala", rb: "Ruby", php: "PHP" },
  ...{ c: "C", h: "C", cc: "C++", cpp: "C++", hpp: "C++", cs: "C#", swift: "Swift", m: "Objective-C", dart: "Dart" },
  ...{ ex: "Elixir", exs: "Elixir", erl: "Erlang", hs: "Haskell", lua: "Lua", pl: "Perl", r: "R", jl: "Julia" },
  ...{ sh: "Shell", bash: "Shell", ps1: "PowerShell", sql: "SQL", tf: "Terraform", sol: "Solidity" },
};
const filesCounted = 200_000;
const languagesKept = 10;

/** The languages of a folder's files, the one with most files first; names only, nothing is read. */
export async function languagesOf(root: string, signal: AbortSignal): Promise<string[]> {
  const counts = new Map<string, number>();
  let files = 0;
  for await (const { path } of (await openTree(root)).files({ signal })) {
    if (++files > filesCounted) break;
    const language = byExtension[path.slice(path.lastIndexOf(".") + 1).toLowerCase()];
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return Array.from(counts)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, languagesKept)
    .map(([language]) => language);
}
