import type { RateLimit } from "../actor.ts";
import { keysFaults } from "./faults.ts";
import type { Key } from "./store.ts";

/** What a new key is bound to beside its rights. */
export interface BoundsRequest {
  /** Addresses and networks (CIDR) that the key may be used from; absent or empty: any. */
  readonly ipAllowlist?: readonly string[] | undefined;
  /** Narrows what plans allow, never widens it. */
  readonly rateLimit?: RateLimit | undefined;
}

type Bounds = Pick<Key, "ipAllowlist" | "rateLimit">;

/**
 * What a new key is bound to: what its maker says, and at least as much as the key that makes it.
 *
 * @param own of the key that makes it; absent for a person who is signed in
 * @throws Fault `keys.beyond_own_limits`
 */
export function boundsOf(own: Bounds | undefined, request: BoundsRequest): Bounds {
  const { ipAllowlist: places, rateLimit: rate } = own ?? { ipAllowlist: [], rateLimit: null };
  const ipAllowlist = request.ipAllowlist?.length ? [...new Set(request.ipAllowlist)] : places;
  const rateLimit = request.rateLimit ?? rate;
  if (places.length > 0 && ipAllowlist.some((entry) => !places.includes(entry))) throw beyondOwnLimits("ip_allowlist");
  if (rate && rateLimit && (rateLimit.quota > rate.quota || rateLimit.windowSeconds !== rate.windowSeconds))
    throw beyondOwnLimits("rate_limit_override");
  return { ipAllowlist, rateLimit };
}

function beyondOwnLimits(field: string) {
  return keysFaults("keys.beyond_own_limits", {
    message: `The key that you use is bound by its own ${field}, and makes no key that is bound less. Leave ${field} out, or sign in and make the key there.`,
    fields: [{ field, reason: "is wider than that of the key that you use" }],
  });
}
