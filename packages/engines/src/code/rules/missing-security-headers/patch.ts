import type { Patch } from "../../patching/index.ts";

/** Whatever is switched off is on by default. */
export const patch: Patch = (site) => {
  const [given] = site.call?.args ?? [];
  if (site.language !== "javascript" || given?.value.kind !== "record") return undefined;
  for (const { key } of given.value.entries) {
    const edits = key?.kind === "constant" ? site.withoutOption(0, String(key.value), /^false$/) : undefined;
    if (edits !== undefined) return edits;
  }
  return undefined;
};
