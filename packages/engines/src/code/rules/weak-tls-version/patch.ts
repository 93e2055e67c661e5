import type { Patch } from "../../patching/index.ts";

const old = /^tls\.Version(SSL30|TLS10|TLS11)$/;

export const patch: Patch = (site) =>
  site.language !== "go"
    ? undefined
    : (site.replaced(site.argument("MinVersion")?.value, old, "tls.VersionTLS12") ??
      site.withoutArgument("MaxVersion", old) ??
      site.replaced(site.write?.value, old, "tls.VersionTLS12"));
