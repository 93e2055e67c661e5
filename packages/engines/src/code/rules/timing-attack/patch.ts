import type { Patch } from "../../patching/index.ts";

/** A comparison that takes as long whatever is equal, where the file has it at hand. */
export const patch: Patch = (site) => {
  const { node } = site;
  if (node?.kind !== "binary" || (node.operator !== "==" && node.operator !== "!=")) return undefined;
  const safe = site.language === "php" ? "hash_equals" : importedComparison();
  if (safe === undefined) return undefined;
  const not = node.operator === "==" ? "" : site.language === "php" ? "!" : "not ";
  const text = `${not}${safe}(${site.source(node.left)}, ${site.source(node.right)})`;
  return site.source(site.at).includes("\n") ? undefined : site.replaced(site.at, /[=!]=/, text);
  function importedComparison() {
    if (site.language !== "python") return undefined;
    return ["hmac", "secrets"].filter((each) => site.imports.has(each)).map((each) => `${each}.compare_digest`)[0];
  }
};
