import { isIPv6 } from "node:net";
import type { KeyId, RateLimit, TeamId, UserId } from "../actor.ts";
import type { Plans } from "../plans/index.ts";
import { type DialectName, type LimitClass, type Partition, type Rule, rules } from "./rules.ts";

/** What a counter needs to know of a rule. */
export type Policy = Pick<Rule, "name" | "quota" | "windowSeconds">;

/** Who pays. A `Principal` fits `principal`. */
export interface Caller {
  readonly ip: string;
  readonly dialect: DialectName;
  readonly limitClass: LimitClass;
  readonly principal?:
    | {
        readonly planCode: string;
        readonly teamId: TeamId;
        readonly userId: UserId;
        readonly keyId?: KeyId;
        /** What the key's maker set for it. It narrows what plans and classes allow and never widens it. */
        readonly rateLimit?: RateLimit;
      }
    | undefined;
  /** Of an agent that has shown its gateway's token. */
  readonly gatewayId?: string | undefined;
}

/** A policy, and the bucket it is counted in. */
export interface Charge {
  readonly policy: Policy;
  readonly bucket: string;
  /** True for a limit that the team's plan sets. */
  readonly isOfPlan: boolean;
}

/** Every policy that a request falls under; all of them must have room. Empty = unlimited. */
export function chargesOf(caller: Caller, plans: Plans): Charge[] {
  if (caller.limitClass === "none") return [];
  const charges: Charge[] = [];
  for (const rule of rules) {
    const subject = matches(rule, caller, plans) ? subjectOf(rule.partition, caller) : undefined;
    if (subject === undefined) continue;
    const { name, quota, windowSeconds } = rule;
    const bucket = `${name}:${quota}:${windowSeconds}:${subject}`;
    charges.push({ policy: { name, quota, windowSeconds }, bucket, isOfPlan: rule.profile !== undefined });
  }
  const { keyId, rateLimit } = caller.principal ?? {};
  if (keyId && rateLimit) {
    const policy = { name: "key", ...rateLimit };
    const bucket = `key:${rateLimit.quota}:${rateLimit.windowSeconds}:key:${keyId}`;
    charges.push({ policy, bucket, isOfPlan: false });
  }
  return charges;
}

/** The rules that a plan brings with it: what `/plans` shows. */
export function rulesOfPlan(plans: Plans, planCode: string): Rule[] {
  const { code } = plans.planOf(planCode);
  return rules.filter((rule) => rule.profile === plans.profile && (rule.plans?.includes(code) ?? true));
}

function matches(rule: Rule, { dialect, limitClass, principal, gatewayId }: Caller, plans: Plans): boolean {
  if (rule.profile !== undefined && rule.profile !== plans.profile) return false;
  if (rule.dialect !== undefined && rule.dialect !== dialect) return false;
  if (rule.limitClass !== undefined && rule.limitClass !== limitClass) return false;
  if (rule.isAnonymous && (principal !== undefined || gatewayId !== undefined)) return false;
  return (
    rule.plans === undefined || (principal !== undefined && rule.plans.includes(plans.planOf(principal.planCode).code))
  );
}

/** `undefined` when the request has no such subject: the rule does not concern it. */
function subjectOf(partition: Partition, { ip, principal, gatewayId }: Caller): string | undefined {
  switch (partition) {
    case "ip":
      return `ip:${networkOf(ip)}`;
    case "key":
      return principal?.keyId && `key:${principal.keyId}`;
    case "user":
      return principal && `user:${principal.userId}`;
    case "team":
      return principal && `team:${principal.teamId}`;
    case "gateway":
      return gatewayId && `gateway:${gatewayId}`;
    default:
      return partition satisfies never;
  }
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
