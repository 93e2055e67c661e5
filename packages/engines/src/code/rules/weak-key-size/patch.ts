import type { Patch } from "../../patching/index.ts";

/** RSA and DSA keys; an elliptic curve has another measure. */
export const patch: Patch = (site) => {
  const { call } = site;
  const size = call?.args.find(({ value }) => /^(512|768|1024|1536)$/.test(site.source(value)));
  return site.replaced(size?.value, /^\d+$/, "3072");
};
