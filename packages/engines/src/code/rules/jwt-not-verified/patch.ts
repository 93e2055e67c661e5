import type { Patch } from "../../patching/index.ts";

/** What lets an expired or unsigned token pass is taken away; a check that is missing as a whole needs a key that only people know. */
export const patch: Patch = (site) => {
  if (site.language !== "javascript") return undefined;
  const expiry = site.withoutOption(2, "ignoreExpiration", /^true$/);
  if (expiry !== undefined) return expiry;
  const allowed = site.option(2, "algorithms")?.value;
  if (allowed?.kind !== "list" || allowed.items.length < 2) return undefined;
  const rest = allowed.items.filter(({ value }) => !(value.kind === "constant" && value.value === "none"));
  if (rest.length === allowed.items.length || rest.length === 0) return undefined;
  return site.replaced(allowed, /^\[/, `[${rest.map(({ value }) => site.source(value)).join(", ")}]`);
};
