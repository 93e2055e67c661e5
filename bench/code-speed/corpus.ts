/** The code that is scanned: a copy of the given folders without what the engine leaves out, so that all tools read the same. */
import { appendFileSync, copyFileSync, lstatSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { seededRandom } from "../../packages/base/src/random/index.ts";
import {
  decodeSource,
  exclusionByContent,
  exclusionByPath,
  grammarOf,
} from "../../packages/engines/src/code/discover/index.ts";

export interface Corpus {
  readonly folder: string;
  /** Source files, by their path in the folder. */
  readonly files: readonly string[];
  readonly lines: number;
}

const mostBytes = 2_000_000;
/** What says how files belong together. */
const besides =
  /(^|\/)((package|[jt]sconfig[\w.-]*|composer)\.json|go\.mod|pom\.xml|build\.gradle(\.kts)?|Gemfile|pyproject\.toml|setup\.cfg|Pipfile|requirements[\w.-]*\.txt)$|\.properties$/;
const passedOver = new Set([".git", "node_modules"]);

/** Copies the folders beside one another. */
export function copyCorpus(folders: readonly string[], to: string): Corpus {
  const files: string[] = [];
  let lines = 0;
  for (const [index, folder] of folders.entries()) {
    for (const path of pathsIn(folder)) {
      const isSource = grammarOf(path) !== undefined;
      if ((!isSource && !besides.test(path)) || exclusionByPath(path) !== undefined) continue;
      const from = join(folder, path);
      if (lstatSync(from).size > mostBytes) continue;
      const text = isSource ? decodeSource(readFileSync(from)) : "";
      if (text === undefined || exclusionByContent(path, text) !== undefined) continue;
      const name = join(`${index + 1}-${basename(folder)}`, path);
      mkdirSync(join(to, dirname(name)), { recursive: true });
      copyFileSync(from, join(to, name));
      if (!isSource) continue;
      files.push(name);
      lines += text.split("\n").length;
    }
  }
  return { folder: to, files, lines };
}

/** Adds a line to one file in a hundred, chosen by the seed. Gives their number. */
export function changeSome({ folder, files }: Corpus, seed: string): number {
  const random = seededRandom(seed);
  const chosen = new Set<string>();
  const count = Math.max(1, Math.round(files.length / 100));
  while (chosen.size < count) chosen.add(files[random.bytes(4).readUInt32LE() % files.length]!);
  for (const file of chosen) appendFileSync(join(folder, file), addition(file));
  return count;
}

function addition(file: string): string {
  const grammar = grammarOf(file);
  if (grammar === "python") return "\n\ndef added_later(value):\n    return value\n";
  if (grammar === "java" || grammar === "go") return "\n// added later\n";
  return "\nfunction addedLater(value) { return value; }\n";
}

function pathsIn(folder: string, path = ""): string[] {
  return readdirSync(join(folder, path), { withFileTypes: true })
    .filter(({ name }) => !passedOver.has(name))
    .flatMap((entry) => {
      const inner = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) return pathsIn(folder, inner);
      return entry.isFile() ? [inner] : [];
    })
    .sort();
}
