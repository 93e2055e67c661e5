import { isIPv6 } from "node:net";
import type { KeyId, UserId } from "../actor.ts";
import type { Plans, QuotaProfile } from "../plans/index.ts";

/** One rule: at most `quota` requests of one subject in a sliding window. */
export interface Policy {
  readonly name: string;
  readonly quota: number;
  readonly windowSeconds: number;
}

/** `none` is for probes of the machine itself; `authentication` guards password and token guesses. */
export type LimitClass = "none" | "standard" | "authentication";

/** Who pays. A `Principal` fits `principal`. */
export interface Caller {
  readonly ip: string;
  readonly profile: QuotaProfile;
  readonly limitClass: LimitClass;
  readonly principal?: { readonly planCode: string; readonly userId: UserId; readonly keyId?: KeyId } | undefined;
}

/** A policy, and the bucket it is counted in. */
export interface Charge {
  readonly policy: Policy;
  readonly bucket: string;
}

const perAddress: Policy = { name: "unauthenticated", quota: 600, windowSeconds: 60 };
/** GateKey's documented class. */
const authentication: Policy = { name: "authentication", quota: 50, windowSeconds: 60 };

/** Every policy that a request falls under; all of them must have room. Empty = unlimited. */
export function chargesOf(caller: Caller, plans: Plans): Charge[] {
  if (caller.limitClass === "none") return [];
  const address = `ip:${networkOf(caller.ip)}`;
  const charges: Charge[] = [];
  if (caller.limitClass === "authentication") charges.push(charge(authentication, address));
  if (!caller.principal) return [...charges, charge(perAddress, address)];
  const { planCode, keyId, userId } = caller.principal;
  const quota = plans.planOf(planCode).requests[caller.profile];
  if (quota) {
    const subject = keyId ? `key:${keyId}` : `user:${userId}`;
    charges.push(charge({ name: `${planCode}-${caller.profile}`, ...quota }, subject));
  }
  return charges;
}

function charge(policy: Policy, subject: string): Charge {
  return { policy, bucket: `${policy.name}:${policy.quota}:${policy.windowSeconds}:${subject}` };
}

/** One IPv6 customer has at least a /64 (RFC 6177): its addresses count as one. */
function networkOf(ip: string): string {
  if (!isIPv6(ip) || ip.startsWith("::ffff:")) return ip.replace(/^::ffff:/, "");
  const [head = "", tail = ""] = ip.split("::");
  const heads = head.split(":").filter((group) => group !== "");
  const tails = ip.includes("::") ? tail.split(":").filter((group) => group !== "") : [];
  const groups = [...heads, ...Array<string>(Math.max(0, 8 - heads.length - tails.length)).fill("0"), ...tails];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
