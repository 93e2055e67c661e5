import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTarget } from "@gatewatch/engines/checkout";

/**
 * Identity of a working copy: instance and full name of its `origin`, as a clone of it would have, so that the same
 * finding has the same fingerprint in both. Read from `.git/config` without running git there.
 *
 * @returns `undefined` for a folder without such an origin
 */
export function originOf(folder: string): string | undefined {
  let config: string;
  try {
    config = readFileSync(join(folder, ".git", "config"), "utf8").slice(0, 65_536);
  } catch {
    return undefined; // no repository
  }
  const section = /^\[remote "origin"\]\n((?!\[).*\n?)*/m.exec(config)?.[0];
  const url = section === undefined ? undefined : /^\s*url\s*=\s*(\S+)\s*$/m.exec(section)?.[1];
  if (url === undefined) return undefined;
  try {
    const origin = parseTarget(url.startsWith("http") ? `git+${url}` : url, { exists: () => undefined });
    return origin.kind === "git" && origin.instance !== "" ? `${origin.instance}/${origin.fullName}` : undefined;
  } catch {
    return undefined; // an origin of another form, such as a path
  }
}
