import type { Patch } from "../../patching/index.ts";

export const patch: Patch = (site) =>
  site.language === "javascript" ? site.withoutOption(1, "noent", /^true$/) : undefined;
