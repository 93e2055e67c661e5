import type { Patch } from "../../patching/index.ts";

/** A list of words needs no shell; with one, only its first word is the command. */
export const patch: Patch = (site) =>
  site.language === "python" && site.argument(0)?.value.kind === "list"
    ? site.withoutArgument("shell", /^True$/)
    : undefined;
