/**
 * Scores the code engine on a checkout of an OWASP benchmark whose expected results are a CSV file: per category
 * J = TPR - FPR, and the arithmetic mean. `npm run bench -- code-owasp <folder> <expectedresults.csv>`
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { scanFolder } from "./code-scan.ts";

/** CWEs treated as equal; everything else must be the same. */
const groups = [
  ["328", "327", "326"],
  ["330", "338"],
  ["94", "95"],
  ["22", "23", "36", "73"],
];
const groupOf = (cwe: string) => groups.find((group) => group.includes(cwe))?.[0] ?? cwe;

export async function run(args: string[]): Promise<void> {
  const [folder = "", results = ""] = args;
  const list = join(folder, results);
  if (!existsSync(list) || results === "") {
    console.log(`code-owasp: skipped, "${list}" is no list of expected results. Pass the folder and the file's name.`);
    return;
  }
  const cases = readFileSync(list, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => line.split(","))
    .map(([id, category, real, cwe]) => ({
      id: id!,
      category: category!,
      isReal: real === "true",
      cwe: groupOf(cwe!.trim()),
    }));
  const { findings, notCovered } = await scanFolder(folder);
  const reported = new Set(
    findings
      .filter((finding) => finding.suppressed === undefined && finding.confidence >= 4)
      .flatMap((finding) => finding.cwe.map((cwe) => `${nameOf(finding.location.file!)}:${groupOf(cwe.slice(4))}`)),
  );
  const categories = [...new Set(cases.map((each) => each.category))].sort();
  let sum = 0;
  for (const category of categories) {
    const own = cases.filter((each) => each.category === category);
    const count = (isReal: boolean, isReported: boolean) =>
      own.filter((each) => each.isReal === isReal && reported.has(`${each.id}:${each.cwe}`) === isReported);
    const [hits, misses, clean, alarms] = [
      count(true, true),
      count(true, false),
      count(false, false),
      count(false, true),
    ];
    const score = hits.length / (hits.length + misses.length) - alarms.length / (alarms.length + clean.length);
    sum += score;
    console.log(
      `${category.padEnd(16)} TP ${hits.length} FN ${misses.length} TN ${clean.length} FP ${alarms.length} J ${score.toFixed(3)}`,
    );
    if (!args.includes("--names")) continue;
    if (misses.length > 0)
      console.log(
        `  missed: ${misses
          .slice(0, 8)
          .map((each) => each.id)
          .join(" ")}`,
      );
    if (alarms.length > 0)
      console.log(
        `  false: ${alarms
          .slice(0, 8)
          .map((each) => each.id)
          .join(" ")}`,
      );
  }
  console.log(
    `code engine, OWASP mean J over ${categories.length} categories: ${(sum / categories.length).toFixed(3)}`,
  );
  console.log(`code engine, places not covered: ${notCovered.length}`);
}

function nameOf(path: string): string {
  return basename(path).replace(/\.\w+$/, "");
}
