import type { Patch } from "../../patching/index.ts";

const off = /^(false|False|FALSE|0)$/;

export const patch: Patch = (site) => {
  switch (site.language) {
    case "javascript":
      return (
        site.replaced(site.option(0, "cookie.httpOnly")?.value, off, "true") ??
        site.replaced(site.option(2, "httpOnly")?.value, off, "true")
      );
    case "python": {
      const given = site.argument("httponly");
      return given === undefined ? site.withArgument("httponly=True") : site.replaced(given.value, off, "True");
    }
    case "java":
      return site.replaced(site.argument(0)?.value, off, "true");
    case "php":
      return (
        site.replaced(site.option(2, "httponly")?.value, off, "true") ??
        site.replaced(site.argument(6)?.value, off, "true") ??
        site.replaced(site.argument(1)?.value, /^(['"])(0|off)\1$/i, "'1'")
      );
    default:
      return undefined;
  }
};
