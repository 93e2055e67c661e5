import { type Dirent, lstatSync, readdirSync, readFileSync } from "node:fs";
import ignore, { type Ignore } from "ignore";
import { showName } from "./name.ts";

/** Why an entry of the tree was left out. */
export type SkipReason = "ignored" | "symbolic link" | "special file" | "unreadable" | "too deep";

export interface WalkOptions {
  readonly gitignore?: boolean;
  readonly exclude?: readonly string[];
  readonly onSkip?: (path: string, reason: SkipReason) => void;
  /** Visit just this entry of the root. */
  readonly only: string | undefined;
}

export interface Entry {
  readonly path: string;
  readonly absolute: Buffer;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

const deepest = 256;
const slash = Buffer.from("/");

/** The rules of one .gitignore: they apply below `base` (empty, or ending in `/`). */
interface IgnoreRules {
  readonly base: string;
  readonly rules: Ignore;
}

export async function* walk(root: string, options: WalkOptions): AsyncGenerator<Entry> {
  const first: IgnoreRules[] = [];
  if (options.exclude?.length) first.push({ base: "", rules: ignore().add([...options.exclude]) });
  if (options.gitignore !== false) {
    const exclude = readRules(Buffer.from(`${root}/.git/info/exclude`));
    if (exclude) first.push({ base: "", rules: exclude });
  }
  yield* walkFolder(Buffer.from(root), "", first, 0, options);
}

async function* walkFolder(
  folder: Buffer,
  prefix: string,
  inherited: readonly IgnoreRules[],
  depth: number,
  options: WalkOptions,
): AsyncGenerator<Entry> {
  const skip = options.onSkip ?? (() => {});
  if (depth > deepest) return skip(prefix, "too deep");
  const entries = list(folder);
  if (!entries) return skip(prefix === "" ? "." : prefix, "unreadable");
  const rules = [...inherited];
  if (options.gitignore !== false && entries.some((entry) => entry.name.equals(gitignoreName))) {
    const own = readRules(Buffer.concat([folder, slash, gitignoreName]));
    if (own) rules.push({ base: prefix, rules: own });
  }
  for (const entry of entries) {
    const path = prefix + showName(entry.name);
    if (depth === 0 && options.only !== undefined && path !== options.only) continue;
    const isFolder = entry.isDirectory();
    if (isFolder && entry.name.equals(gitName)) continue;
    if (options.only === undefined && isIgnored(isFolder ? `${path}/` : path, rules)) {
      skip(path, "ignored");
      continue;
    }
    const absolute = Buffer.concat([folder, slash, entry.name]);
    if (isFolder) {
      yield* walkFolder(absolute, `${path}/`, rules, depth + 1, options);
    } else if (entry.isFile()) {
      const status = lstatSync(absolute, { throwIfNoEntry: false });
      if (status) yield { path, absolute, sizeBytes: status.size, modifiedMs: status.mtimeMs };
    } else {
      skip(path, entry.isSymbolicLink() ? "symbolic link" : "special file");
    }
  }
}

const gitName = Buffer.from(".git");
const gitignoreName = Buffer.from(".gitignore");

function list(folder: Buffer): Dirent<Buffer>[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true, encoding: "buffer" }).sort((a, b) => a.name.compare(b.name));
  } catch {
    return undefined;
  }
}

function readRules(file: Buffer): Ignore | undefined {
  try {
    return ignore().add(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

// The nearest file decides; a later rule of the same file overrides an earlier one (gitignore(5)).
function isIgnored(path: string, rules: readonly IgnoreRules[]): boolean {
  for (let index = rules.length - 1; index >= 0; index--) {
    const { base, rules: own } = rules[index]!;
    const verdict = own.test(path.slice(base.length));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}
