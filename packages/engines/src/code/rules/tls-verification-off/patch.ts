import type { Patch } from "../../patching/index.ts";

const off = /^(false|False|0)$/;

/** Without the setting the check is on, in every library that has it. */
export const patch: Patch = (site) => {
  const { write, call } = site;
  switch (site.language) {
    case "javascript":
      return (
        site.withoutOption(0, "rejectUnauthorized", off) ??
        site.withoutEntry(site.entry, off) ??
        site.replaced(write?.value, /^(["']?)(0|false)\1$/, '"1"')
      );
    case "python":
      return (
        site.withoutArgument("verify", off) ??
        site.replaced(call?.callee, /^ssl\._create_unverified_context$/, "ssl.create_default_context")
      );
    case "go":
      return site.withoutArgument("InsecureSkipVerify", /^true$/) ?? site.replaced(write?.value, /^true$/, "false");
    case "php": {
      const setting = site.argument(1)?.value;
      const isHost = setting !== undefined && site.source(setting).endsWith("CURLOPT_SSL_VERIFYHOST");
      return site.withoutOption(0, "verify", off) ?? site.replaced(site.argument(2)?.value, off, isHost ? "2" : "true");
    }
    default:
      return undefined;
  }
};
