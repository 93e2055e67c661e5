import type { Patch } from "../../patching/index.ts";

/** The owner's own: what others need to read has to be said by people. */
export const patch: Patch = (site) => {
  const { call } = site;
  if (call === undefined || call.args.some(({ name }) => name !== undefined)) return undefined;
  const isFolder = /mkdir(all)?$/i.test(site.source(call.callee));
  const mode = call.args.at(-1)?.value;
  const digits = mode === undefined ? undefined : /^(0o?)[0-7]{3}$/.exec(site.source(mode));
  if (!digits) return undefined;
  return site.replaced(mode, /^0/, `${digits[1]}${isFolder ? "750" : "600"}`);
};
