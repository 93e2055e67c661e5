import type { Patch } from "../../patching/index.ts";

const off = /^(false|False|FALSE|0)$/;

export const patch: Patch = (site) => {
  switch (site.language) {
    case "javascript":
      return (
        site.replaced(site.option(0, "cookie.secure")?.value, off, "true") ??
        site.replaced(site.option(2, "secure")?.value, off, "true")
      );
    case "python": {
      const given = site.argument("secure");
      return given === undefined ? site.withArgument("secure=True") : site.replaced(given.value, off, "True");
    }
    case "java":
      return site.replaced(site.argument(0)?.value, off, "true");
    case "php":
      return (
        site.replaced(site.option(2, "secure")?.value, off, "true") ??
        site.replaced((site.argument(5) ?? site.argument(3))?.value, off, "true") ??
        site.replaced(site.argument(1)?.value, /^(['"])(0|off)\1$/i, "'1'")
      );
    default:
      return undefined;
  }
};
