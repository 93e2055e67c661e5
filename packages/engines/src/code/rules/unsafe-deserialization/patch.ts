import type { Patch } from "../../patching/index.ts";

const loads = /^yaml\.(?:unsafe_|full_)?load(_all)?$/;

/** YAML that makes plain values only. Other formats need another format. */
export const patch: Patch = (site) => {
  const { call } = site;
  if (site.language === "javascript") return site.withoutOption(1, "schema", /FULL_SCHEMA$|\.all$/);
  if (site.language !== "python" || call === undefined) return undefined;
  const name = site.source(call.callee);
  if (!loads.test(name)) return undefined;
  const loader = site.argument("Loader") ?? site.argument(1);
  if (loader !== undefined)
    return site.replaced(loader.value, /^yaml\.(Unsafe|Full)?C?(Unsafe)?Loader$/, "yaml.SafeLoader");
  return site.replaced(call.callee, loads, `yaml.safe_load${loads.exec(name)?.[1] ?? ""}`);
};
