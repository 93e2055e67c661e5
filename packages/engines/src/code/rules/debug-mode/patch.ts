import type { Patch } from "../../patching/index.ts";

export const patch: Patch = (site) => {
  if (site.language === "php") return site.replaced(site.argument(1)?.value, /^(['"]?)(1|on|true)\1$/i, "'0'");
  const off = site.language === "python" ? "False" : "false";
  return (
    site.replaced(site.argument("debug")?.value, /^True$/, off) ??
    site.replaced(site.write?.value, /^(true|True)$/, off)
  );
};
