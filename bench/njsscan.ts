/**
 * Scores the code engine on a checkout of njsscan: each of its files of vulnerable code must give a finding of a class that
 * its annotations name, each of its files of safe code must give none. `npm run bench -- njsscan FOLDER [--names]`
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Finding } from "../packages/engines/src/findings/index.ts";
import { scanTexts } from "./code-scan.ts";

/** CWEs treated as equal: one defect under a coarser and a finer number. */
const groups = [
  ["94", "95", "1336"],
  ["22", "23", "36", "73", "706"],
  ["326", "327", "328", "329", "330", "338"],
  ["185", "400", "1333"],
  ["321", "522", "798"],
  ["346", "942"],
  ["79", "80", "116"],
  ["327", "347"],
  ["522", "613"],
  ["113", "644"],
  ["295", "319", "326", "502", "599", "757"],
  ["611", "776"],
];

export async function run(args: readonly string[]): Promise<void> {
  const [folder = ""] = args;
  const assets = join(folder, "tests/assets/node_source");
  if (!existsSync(assets)) {
    console.log(`njsscan: skipped, ${JSON.stringify(assets)} is no folder. Pass a checkout of njsscan.`);
    return;
  }
  const classes = classesOf(join(folder, "njsscan/rules/semantic_grep"));
  const positives = filesOf(join(assets, "true_positives"));
  const negatives = filesOf(join(assets, "true_negatives"));
  const { findings } = await scanTexts(new Map([...positives, ...negatives]));
  const shown = findings.filter(({ suppressed, confidence }) => suppressed === undefined && confidence >= 4);
  const within = (name: string) => shown.filter(({ location }) => location.file === name);
  const found = new Set<string>();
  const byFolder = new Map<string, { found: number; all: number }>();
  for (const [name, text] of positives) {
    const rules = [...text.matchAll(/\bruleid:\s*([\w, -]+)/g)].flatMap(([, names]) =>
      names!.split(",").map((rule) => rule.trim()),
    );
    const wanted = new Set(rules.flatMap((rule) => classes.get(rule) ?? []));
    if (within(name).some((finding) => isOf(finding, wanted))) found.add(name);
    const category = byFolder.get(name.split("/").at(-2)!) ?? { found: 0, all: 0 };
    byFolder.set(name.split("/").at(-2)!, { found: category.found + (found.has(name) ? 1 : 0), all: category.all + 1 });
  }
  for (const [category, { found: hits, all }] of byFolder) console.log(`${category}: found ${hits}/${all}`);
  const silent = [...negatives.keys()].filter((name) => within(name).length === 0);
  if (args.includes("--names")) {
    for (const name of positives.keys()) if (!found.has(name)) console.log(`  missed ${name}: ${listed(within(name))}`);
    for (const name of negatives.keys())
      if (!silent.includes(name)) console.log(`  noisy ${name}: ${listed(within(name))}`);
  }
  const exact = found.size + silent.length;
  const all = positives.size + negatives.size;
  console.log(`njsscan, vulnerable files found: ${found.size}/${positives.size}`);
  console.log(`njsscan, safe files silent: ${silent.length}/${negatives.size}`);
  console.log(`njsscan, files right: ${exact}/${all} (${((100 * exact) / Math.max(1, all)).toFixed(1)} %)`);
}

function listed(findings: readonly Finding[]): string {
  return findings.map(({ ruleId, location }) => `${ruleId.replace(/^code\./, "")}:${location.line}`).join(" ");
}

function isOf(finding: Finding, wanted: ReadonlySet<string>): boolean {
  return finding.cwe.some((cwe) => {
    const number = cwe.slice("CWE-".length);
    return (
      wanted.has(number) || groups.some((group) => group.includes(number) && group.some((other) => wanted.has(other)))
    );
  });
}

/** The CWE of each of njsscan's rules, read from its rule files. */
function classesOf(folder: string): Map<string, string> {
  const classes = new Map<string, string>();
  for (const [, text] of filesOf(folder)) {
    for (const block of text.split(/^\s*- id:/m).slice(1)) {
      const id = /^\s*([\w-]+)/.exec(block)?.[1];
      const cwe = /cwe:\s*["']?cwe-(\d+)/i.exec(block)?.[1];
      if (id !== undefined && cwe !== undefined) classes.set(id, cwe);
    }
  }
  return classes;
}

function filesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(js|yaml)$/.test(name));
  return new Map(names.sort().map((name) => [`${basename(folder)}/${name}`, readFileSync(join(folder, name), "utf8")]));
}
