import type { Patch } from "../../patching/index.ts";

export const patch: Patch = (site) => {
  if (site.language === "python") {
    if (site.call === undefined || !/Environment$/.test(site.source(site.call.callee))) return undefined;
    const given = site.argument("autoescape");
    return given === undefined
      ? site.withArgument("autoescape=True")
      : site.replaced(given.value, /^(False|None|0|""|'')$/, "True");
  }
  if (site.language !== "javascript") return undefined;
  return (
    site.withoutOption(1, "noEscape", /^true$/) ??
    site.withoutOption(1, "unsafe", /^true$/) ??
    site.replaced(site.write?.value, /^false$/, "true") ??
    site.replaced(site.argument(0)?.value, /^false$/, "true")
  );
};
