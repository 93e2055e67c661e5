import type { Clock } from "@gatewatch/base/clock";
import { isConnectionLoss } from "@gatewatch/base/db";
import { Fault } from "@gatewatch/base/fault";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Principal } from "../../kernel/actor.ts";
import type { Kernel } from "../../kernel/index.ts";
import type { Caller, LimitClass } from "../../kernel/limits/index.ts";
import type { Access, Deprecation, Dialect } from "./contract.ts";
import { allowOrigins, answerPreflight, isPreflight } from "./cors.ts";
import { type Identified, identify, nobody } from "./credentials.ts";
import { announceDeprecation } from "./deprecation.ts";
import { httpFaults } from "./faults.ts";
import { checkOrigin } from "./origin.ts";
import { awayRetrySeconds } from "./problem.ts";
import { rateHeaders } from "./rate-headers.ts";

/** What the gate needs to know of the matched route; absent for addresses that lead nowhere. */
export interface GateRule {
  readonly access: Access;
  readonly limitClass: LimitClass;
  /** Media types of the body; `undefined` = the route takes none. */
  readonly mediaTypes: readonly string[] | undefined;
  readonly deprecation?: Deprecation;
  readonly signInStep?: "away" | "back";
  /** What arrives is posted by another site, and proved otherwise. */
  readonly fromOtherSites?: true;
}

export interface GateDeps {
  readonly kernel: Pick<Kernel, "identity" | "keys" | "limits" | "plans" | "usage">;
  readonly clock: Clock;
  readonly publicUrl: string | undefined;
}

/**
 * What every request of a dialect passes before its body is read: who asks, how often, with which right, from where.
 * Rate headers are set as soon as the caller is known, so that every answer after that carries them.
 *
 * @returns who was identified; `undefined` when the request was answered here (a preflight)
 */
export async function passGate(
  deps: GateDeps,
  dialect: Pick<Dialect<never>, "name" | "takesSessions" | "keysNeed">,
  rule: GateRule | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Identified | undefined> {
  reply.header("Cache-Control", "no-store");
  allowOrigins(reply);
  if (rule?.deprecation) announceDeprecation(reply, rule.deprecation);
  // A browser's own question carries no key and would be counted by address, against people who share one.
  const limitClass = isPreflight(request) ? "none" : (rule?.limitClass ?? "standard");
  const caller: Caller = { ip: request.ip, dialect: dialect.name, limitClass };
  const identified = await admit(deps, dialect, caller, request, reply);
  if (isPreflight(request)) {
    answerPreflight(reply);
    return undefined;
  }
  if (!rule) return identified;
  const { principal, fault } = identified;
  if (rule.access !== "public") {
    if (fault) throw fault;
    if (!principal) throw unauthenticated();
    if (!mayUseKeys(deps.kernel, dialect, principal)) throw planRequired(deps.kernel, dialect, principal);
  }
  if (!rule.fromOtherSites) {
    checkOrigin(
      request,
      { byCookie: identified.byCookie, anonymous: !principal && dialect.takesSessions },
      deps.publicUrl,
    );
  }
  if (rule.access !== "public" && rule.access !== "authenticated" && !principal?.permissions.has(rule.access)) {
    throw httpFaults("http.forbidden", {
      message: `This needs the right "${rule.access}", which your key or role lacks. Use a key with that scope, or ask an administrator.`,
      fields: [{ field: "scope", reason: `${rule.access} is needed` }],
    });
  }
  checkMediaType(request, rule);
  return identified;
}

async function admit(
  { kernel, clock }: GateDeps,
  dialect: Pick<Dialect<never>, "takesSessions">,
  caller: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Identified> {
  try {
    // A probe of the machine is answered to anybody, also while nobody can be looked up.
    const identified = caller.limitClass === "none" ? nobody : await identify(kernel, request, dialect.takesSessions);
    const decision = await kernel.limits.admit({ ...caller, principal: identified.principal });
    reply.headers(rateHeaders(decision, clock.now()));
    const { principal } = identified;
    if (decision.admitted) {
      if (principal) kernel.usage.countRequest(principal.teamId);
      return identified;
    }
    if (principal && decision.isPlanUsedUp) await kernel.usage.requestRefused(principal.teamId, decision);
    const seconds = decision.retryAfterSeconds ?? 1;
    throw httpFaults("http.rate_limited", {
      message: `The limit of ${decision.limit} requests is reached. Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
      retryAfterSeconds: seconds,
    });
  } catch (error) {
    if (!(error instanceof Fault)) {
      const away = isConnectionLoss(error);
      reply.headers(rateHeaders(kernel.limits.unknown(caller, away ? awayRetrySeconds : 1), clock.now()));
    }
    throw error;
  }
}

/** Whether the team's plan includes what the dialect asks of keys; sessions need none. */
export function mayUseKeys(
  { plans }: Pick<Kernel, "plans">,
  { keysNeed }: Pick<Dialect<never>, "keysNeed">,
  { kind, planCode }: Principal,
): boolean {
  return kind !== "key" || keysNeed === undefined || plans.planOf(planCode).features.includes(keysNeed);
}

function planRequired(
  { plans }: Pick<Kernel, "plans">,
  { keysNeed }: Pick<Dialect<never>, "keysNeed">,
  { planCode }: Principal,
): Fault {
  const including = plans.all.filter(({ features }) => features.some((feature) => feature === keysNeed));
  const others = including.map(({ code }) => `"${code}"`).join(", ");
  return httpFaults("http.plan_required", {
    message: `API keys cannot be used here on the plan "${plans.planOf(planCode).code}"; ${others} include it. Sign in instead, or ask the operator for another plan.`,
  });
}

function checkMediaType(request: FastifyRequest, rule: GateRule): void {
  if (rule.mediaTypes === undefined) return;
  const { "content-type": sent, "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (sent === undefined && (length ?? "0") === "0" && encoding === undefined) return;
  const type = (sent ?? "").split(";")[0]!.trim().toLowerCase();
  if (rule.mediaTypes.includes(type)) return;
  const reason = `must be ${rule.mediaTypes.join(" or ")}`;
  throw httpFaults("http.wrong_media_type", {
    message: `The Content-Type "${type.slice(0, 100)}" cannot be used here: it ${reason}.`,
    fields: [{ field: "content-type", reason }],
  });
}

function unauthenticated() {
  return httpFaults("http.unauthenticated", {
    message: "Credentials are missing. Send your API key as X-API-Key or as Authorization: Bearer YOUR_API_KEY.",
  });
}
