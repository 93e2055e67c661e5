import type { Patch } from "../../patching/index.ts";

/** Every one of these settings is safe where nothing is said (https://www.electronjs.org/docs/latest/tutorial/security). */
export const patch: Patch = (site) => site.withoutEntry(site.entry, /^(true|false)$/);
