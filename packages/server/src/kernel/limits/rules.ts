import type { PlanCode, PlanProfile } from "../plans/index.ts";

/** The contracts that a request may come in by. */
export type DialectName = "native" | "codesec" | "cyberai" | "scim";

/**
 * What kind of route is asked for. `none` is for probes of the machine itself; `authentication` guards password and
 * token guesses; the last three are GateKey's.
 */
export type LimitClass = "none" | "standard" | "authentication" | "admin" | "config_generation" | "gateway_heartbeat";

/** Whose requests are counted together. */
export type Partition = "key" | "ip" | "user" | "team" | "gateway";

/** At most `quota` requests of one subject in a sliding window, for the requests that it matches. */
export interface Rule {
  readonly name: string;
  readonly partition: Partition;
  readonly quota: number;
  readonly windowSeconds: number;
  /** Only with this profile; absent = always. */
  readonly profile?: PlanProfile;
  readonly plans?: readonly PlanCode[];
  readonly dialect?: DialectName;
  readonly limitClass?: LimitClass;
  /** Only for requests without a principal. */
  readonly isAnonymous?: true;
}

const hour = 3600;
const minute = 60;

/** Every limit on requests there is. A request must find room under all rules that it matches. */
export const rules: readonly Rule[] = [
  // GateKey's four documented classes: they guard against abuse, so they are always on.
  { name: "authentication", limitClass: "authentication", partition: "ip", quota: 50, windowSeconds: minute },
  {
    name: "gateway-heartbeat",
    limitClass: "gateway_heartbeat",
    partition: "gateway",
    quota: 120,
    windowSeconds: minute,
  },
  { name: "config-generation", limitClass: "config_generation", partition: "user", quota: 30, windowSeconds: minute },
  { name: "admin", limitClass: "admin", partition: "user", quota: 100, windowSeconds: minute },
  // Ours: whoever has no principal is counted by address.
  { name: "unauthenticated", isAnonymous: true, partition: "ip", quota: 600, windowSeconds: minute },
  // Ours: an identity provider that brings thousands of people does so with one key.
  { name: "provisioning", dialect: "scim", partition: "key", quota: 1500, windowSeconds: minute },
  // Gecko: "1000 requests per hour to each API key", on every plan.
  documented({ name: "gecko", dialect: "native", partition: "key", quota: 1000, windowSeconds: hour }),
  // CodeSec and Cyber AI: limits of the plan, so all keys of a team share them.
  documented(perMinute("codesec", "free", 30)),
  documented(perMinute("codesec", "pro", 120)),
  documented(perMinute("codesec", "business", 600)),
  documented({
    name: "cyberai-standard",
    dialect: "cyberai",
    plans: ["free", "pro", "business"],
    partition: "team",
    quota: 100,
    windowSeconds: minute,
  }),
  documented(perMinute("cyberai", "enterprise", 1000)),
];

function documented(rule: Rule): Rule {
  return { ...rule, profile: "documented" };
}

function perMinute(dialect: DialectName, plan: PlanCode, quota: number): Rule {
  return { name: `${dialect}-${plan}`, dialect, plans: [plan], partition: "team", quota, windowSeconds: minute };
}
