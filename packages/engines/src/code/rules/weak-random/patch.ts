import type { Patch } from "../../patching/index.ts";

/** The same methods of a source that cannot be foretold. */
export const patch: Patch = (site) => {
  const { call } = site;
  if (call === undefined) return undefined;
  switch (site.language) {
    case "python": {
      const { callee } = call;
      if (callee.kind !== "member") return undefined;
      return site.replaced(callee.object, /^random$/, "random.SystemRandom()");
    }
    case "java":
      // A seed has another type there.
      return call.args.length > 0 || !call.isNew
        ? undefined
        : site.replaced(site.at, /^new (java\.util\.)?Random\(\s*\)$/, "new java.security.SecureRandom()");
    case "php":
      return call.args.length === 2 ? site.replaced(call.callee, /^\\?(mt_)?rand$/i, "random_int") : undefined;
    default:
      return undefined;
  }
};
