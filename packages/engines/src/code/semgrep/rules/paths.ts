import { posix } from "node:path";
import type { UserRule } from "./rule.ts";

/** Whether a rule's `paths` let it run on a file. */
export function appliesTo(rule: UserRule, path: string): boolean {
  if (rule.exclude.some((glob) => isIn(path, glob))) return false;
  return rule.include.length === 0 || rule.include.some((glob) => isIn(path, glob));
}

/** A glob names a file or a folder, from the root or anywhere below. */
function isIn(path: string, glob: string): boolean {
  const plain = glob.replace(/^\.?\//, "").replace(/\/$/, "");
  return [plain, `**/${plain}`, `${plain}/**`, `**/${plain}/**`].some((each) => posix.matchesGlob(path, each));
}
