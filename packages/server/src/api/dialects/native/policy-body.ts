import { readId } from "@gatewatch/base/ids";
import type { policy, policyMatch, policyRequest } from "@gatewatch/contracts";
import type { z } from "zod";
import type { TeamId } from "../../../kernel/actor.ts";
import type { NewPolicy, Policy, PolicyMatch } from "../../../vulnerabilities/index.ts";
import type { Doors } from "../doors.ts";

/** A policy as a client sends it, in the words of the room. @throws Fault `repositories.not_found` */
export async function newPolicyOf(
  doors: Pick<Doors, "scanning">,
  teamId: TeamId,
  { name, enabled, order, match, act }: z.output<typeof policyRequest>,
): Promise<NewPolicy> {
  const { decide, severity, assign, fail_gate: failGate } = act;
  const assignee = assign === undefined ? undefined : readId<"user">(assign);
  const expiresInDays = decide?.expires_in_days;
  return {
    name,
    enabled,
    order,
    match: await matchOf(doors, teamId, match),
    act: {
      ...(decide && {
        decide: { status: decide.status, reason: decide.reason, ...(expiresInDays !== undefined && { expiresInDays }) },
      }),
      ...(severity && { severity }),
      ...(assignee !== undefined && { assign: assignee }),
      ...(failGate !== undefined && { failGate }),
    },
  };
}

/** @throws Fault `repositories.not_found` */
export async function matchOf(
  { scanning }: Pick<Doors, "scanning">,
  teamId: TeamId,
  match: z.output<typeof policyMatch>,
): Promise<PolicyMatch> {
  const { repository, older_than_days: olderThanDays, confidence_at_least: confidenceAtLeast } = match;
  const target = repository === undefined ? undefined : await scanning.repository(teamId, repository);
  return {
    ...(match.severity_at_least && { severityAtLeast: match.severity_at_least }),
    ...(match.severities && { severities: match.severities }),
    ...(confidenceAtLeast !== undefined && { confidenceAtLeast }),
    ...(match.cwe && { cwe: match.cwe }),
    ...(match.engine && { engines: match.engine }),
    ...(match.rule_prefix !== undefined && { rulePrefix: match.rule_prefix }),
    ...(target && { targetId: target.id }),
    ...(match.path !== undefined && { path: match.path }),
    ...(olderThanDays !== undefined && { olderThanDays }),
  };
}

export function policyBody({
  id,
  name,
  enabled,
  order,
  match,
  act,
  createdAt,
  updatedAt,
}: Policy): z.output<typeof policy> {
  const { decide } = act;
  return {
    id,
    name,
    enabled,
    order,
    match: {
      ...(match.severityAtLeast && { severity_at_least: match.severityAtLeast }),
      ...(match.severities && { severities: [...match.severities] }),
      ...(match.confidenceAtLeast !== undefined && { confidence_at_least: match.confidenceAtLeast }),
      ...(match.cwe && { cwe: [...match.cwe] }),
      ...(match.engines && { engine: [...match.engines] }),
      ...(match.rulePrefix !== undefined && { rule_prefix: match.rulePrefix }),
      ...(match.targetId !== undefined && { repository: match.targetId }),
      ...(match.path !== undefined && { path: match.path }),
      ...(match.olderThanDays !== undefined && { older_than_days: match.olderThanDays }),
    },
    act: {
      ...(decide && {
        decide: {
          status: decide.status,
          reason: decide.reason,
          ...(decide.expiresInDays !== undefined && { expires_in_days: decide.expiresInDays }),
        },
      }),
      ...(act.severity && { severity: act.severity }),
      ...(act.assign !== undefined && { assign: act.assign }),
      ...(act.failGate !== undefined && { fail_gate: act.failGate }),
    },
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  };
}
