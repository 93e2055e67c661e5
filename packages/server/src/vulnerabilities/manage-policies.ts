/** How a team keeps its policies: made, replaced, removed and tried out; each change is audited and due for a sweep. */
import { inTransaction } from "@gatewatch/base/db";
import { newId, readId } from "@gatewatch/base/ids";
import type { TeamId } from "../kernel/actor.ts";
import type { Policies } from "./contract.ts";
import type { DecideDeps, IsMember } from "./decide.ts";
import { vulnerabilityFaults } from "./faults.ts";
import { countFittingOf, selectFitting } from "./issues/index.ts";
import { getIssue } from "./issues.ts";
import {
  countPolicies,
  deletePolicy,
  insertPolicy,
  type NewPolicy,
  type Policy,
  selectPolicies,
  selectPolicy,
  updatePolicy,
} from "./policies/index.ts";

const policiesAtMost = 200;
const exactUpTo = 10_000;
const sampled = 20;

/** Makes the policies' part of the door. */
export function createPolicies(deps: DecideDeps & { readonly isMember: IsMember }): Policies {
  const { db, clock, random, audit } = deps;
  async function require(teamId: TeamId, text: string): Promise<Policy> {
    const id = readId(text);
    const policy = id === undefined ? undefined : await selectPolicy(db, teamId, id);
    if (policy) return policy;
    throw vulnerabilityFaults("vulnerabilities.policy_not_found", {
      message: `There is no policy "${text.slice(0, 64)}" in this team. List the policies to see their ids.`,
    });
  }
  async function check(teamId: TeamId, { act }: NewPolicy): Promise<void> {
    const { decide, assign } = act;
    if (decide?.expiresInDays !== undefined && decide.status !== "accepted_risk") {
      throw invalid("act.decide.expires_in_days", "is for accepted_risk only; other decisions have no end");
    }
    if (assign !== undefined && !(await deps.isMember(teamId, assign))) {
      throw invalid("act.assign", `"${assign}" is no active member of the team`);
    }
  }
  return {
    list: (teamId) => selectPolicies(db, teamId),
    get: require,
    async create(actor, wanted) {
      await check(actor.teamId, wanted);
      const now = clock.now();
      const policy = { ...wanted, id: newId(clock, random), createdAt: now, updatedAt: now };
      await inTransaction(db, async (tx) => {
        if ((await countPolicies(tx, actor.teamId)) >= policiesAtMost) {
          throw invalid("name", `would be of policy ${policiesAtMost + 1}; a team has ${policiesAtMost} at most`);
        }
        if (!(await insertPolicy(tx, actor.teamId, policy))) throw nameTaken(wanted.name);
        await audit.record(tx, actor, "policies.created", `policy:${policy.id}`, { ...wanted });
      });
      return policy;
    },
    async replace(actor, id, wanted) {
      await check(actor.teamId, wanted);
      const before = await require(actor.teamId, id);
      const policy = { ...wanted, id: before.id, createdAt: before.createdAt, updatedAt: clock.now() };
      await inTransaction(db, async (tx) => {
        if (!(await updatePolicy(tx, actor.teamId, policy))) throw nameTaken(wanted.name);
        await audit.record(tx, actor, "policies.changed", `policy:${policy.id}`, { ...wanted });
      });
      return policy;
    },
    async remove(actor, id) {
      const policy = await require(actor.teamId, id);
      await inTransaction(db, async (tx) => {
        await deletePolicy(tx, actor.teamId, policy.id);
        await audit.record(tx, actor, "policies.deleted", `policy:${policy.id}`, { name: policy.name });
      });
    },
    async preview(teamId, match) {
      const ids = await selectFitting(db, teamId, match, clock.now(), exactUpTo + 1);
      const sample = await Promise.all(ids.slice(0, sampled).map((id) => getIssue(db, clock, teamId, id)));
      return {
        matched: Math.min(ids.length, exactUpTo),
        matchedKind: ids.length > exactUpTo ? "at_least" : "exact",
        sample,
      };
    },
    async gateFailures(teamId, scanId) {
      const failing = (await selectPolicies(db, teamId)).filter(({ enabled, act }) => enabled && act.failGate);
      const now = clock.now();
      const counted = failing.map(async ({ name, match }) => ({
        policy: name,
        total: await countFittingOf(db, teamId, scanId, match, now, exactUpTo),
      }));
      return (await Promise.all(counted)).filter(({ total }) => total > 0);
    },
  };
}

function invalid(field: string, reason: string): Error {
  return vulnerabilityFaults("vulnerabilities.invalid_policy", {
    message: `"${field}" ${reason}.`,
    fields: [{ field, reason }],
  });
}

function nameTaken(name: string): Error {
  return vulnerabilityFaults("vulnerabilities.policy_exists", {
    message: `The team has a policy "${name}" already. Choose another name.`,
    fields: [{ field: "name", reason: "is another policy's" }],
  });
}
