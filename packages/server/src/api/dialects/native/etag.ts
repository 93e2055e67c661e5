import { createHash } from "node:crypto";

/** The tag of one answer: the version, which changes are checked against, and a hash of everything that is shown. */
export function etagOf(body: { readonly version: number }): string {
  return `"${body.version}-${createHash("sha256").update(JSON.stringify(body)).digest("hex").slice(0, 16)}"`;
}

/**
 * The version that an `If-Match` header names: what is shown beside it refuses no change. `*` fits any version, and
 * what was never a tag of ours fits none.
 */
export function versionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === "*") return undefined;
  return Number(/^\s*(?:W\/)?"?(\d{1,9})(?:-[0-9a-f]{16})?"?\s*$/.exec(ifMatch)?.[1] ?? 0);
}
