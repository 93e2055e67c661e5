/** Users' rules that both sides can run: files of a folder for the languages that are read, without those that are not understood. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { systemClock } from "../../packages/base/src/clock/index.ts";
import { createTextParser } from "../../packages/engines/src/code/parse/index.ts";
import { createUserRules } from "../../packages/engines/src/code/semgrep/index.ts";

const languages = /^\s*languages:\s*(?:\n\s*-\s*|\[\s*)["']?(js|javascript|ts|typescript|python|py)\b/m;

/** Copies them to a folder; gives how many rules there are, and how many files were left. */
export async function copyRules(from: string, to: string): Promise<{ readonly rules: number; readonly left: number }> {
  const parser = createTextParser(systemClock);
  let [rules, left] = [0, 0];
  mkdirSync(to, { recursive: true });
  const files = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !relative(from, file).startsWith("."))
    .sort();
  for (const [index, file] of files.entries()) {
    const text = readFileSync(file, "utf8");
    if (!languages.test(text)) continue;
    const read = await createUserRules([{ name: file, text }], parser, systemClock);
    if (read.problems.length > 0 || read.rules.length === 0) left++;
    else {
      rules += read.rules.length;
      copyFileSync(file, join(to, `rule-${index}.yaml`));
    }
  }
  parser.close();
  return { rules, left };
}

/** How far the lines of two tools agree. */
export function printAgreement(own: readonly string[], other: readonly string[]): void {
  const users = new Set(own.filter((key) => key.startsWith("code.user.")).map((key) => key.replace("code.user.", "")));
  const others = new Set(other.map((key) => key.replace(/ \S*?(?=\d+-[^/]+\/)/, " ")));
  const both = [...users].filter((key) => others.has(key)).length;
  console.log(`matched lines: both ${both}, Gatewatch alone ${users.size - both}, semgrep alone ${others.size - both}`);
}
