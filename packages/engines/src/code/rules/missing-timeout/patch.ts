import type { Patch } from "../../patching/index.ts";

export const patch: Patch = (site) => {
  if (site.language === "python") {
    const given = site.argument("timeout");
    return given === undefined ? site.withArgument("timeout=10") : site.replaced(given.value, /^None$/, "10");
  }
  const { call } = site;
  if (site.language !== "go" || call === undefined || !site.imports.has("time")) return undefined;
  if (!/^\w+\.Server$/.test(site.source(call.callee)) || call.args.length === 0) return undefined;
  return site.source(call).includes("\n") ? undefined : site.withArgument("ReadHeaderTimeout: 10 * time.Second");
};
