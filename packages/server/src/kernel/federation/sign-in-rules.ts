import type { Db, Tx } from "@gatewatch/base/db";
import type { TeamId, UserId } from "../actor.ts";
import type { SessionRules } from "../identity/index.ts";
import type { Teams } from "../teams/index.ts";
import { federationFaults } from "./faults.ts";
import * as store from "./store.ts";

/**
 * What teams with identity providers ask of sessions: no password where a provider is required, and nobody in a team in
 * whose name that provider does not speak. A provider's e-mail domains bind nobody beyond its team: they are the team's
 * own word, and would let it lock out another's people. The faults are `federation.sso_required` and
 * `federation.other_team`.
 */
export function createSignInRules(deps: { readonly db: Db; readonly teams: Pick<Teams, "membership"> }): SessionRules {
  const { db, teams } = deps;
  const takesPassword: SessionRules["takesPassword"] = async (teamId, userId, role) => {
    if (!(await store.isRequired(db, teamId))) return true;
    return role === "admin" && (await store.findTeamChoices(db, teamId)).breakGlassUsers.includes(userId);
  };
  return {
    takesPassword,
    async check(teamId, userId, vouchedBy) {
      if (vouchedBy === "local") {
        if (!(await store.isRequired(db, teamId))) return;
        const role = userId && (await teams.membership(teamId, userId))?.role;
        if (userId && role && (await takesPassword(teamId, userId, role))) return;
        throw federationFaults("federation.sso_required", {
          message: "Your team signs in through its identity provider. Choose it on the sign-in page.",
        });
      }
      const [kind = "", ...name] = vouchedBy.split(":");
      const provider =
        kind === "oidc" || kind === "saml" ? await store.findEnabled(db, kind, name.join(":")) : undefined;
      if (provider && (provider.teamId === teamId || provider.forAllTeams)) return;
      throw federationFaults("federation.other_team", {
        message: "This team's members are vouched for by somebody else. Sign in to it in its own way.",
      });
    },
  };
}

/** Whether nobody but this administrator could come in by password where a provider is required. */
export async function isBreakGlass(
  anywhere: Db | Tx,
  teamId: TeamId,
  userId: UserId,
  others: readonly UserId[],
): Promise<boolean> {
  if (!(await store.isRequired(anywhere, teamId))) return false;
  const { breakGlassUsers } = await store.findTeamChoices(anywhere, teamId);
  return breakGlassUsers.includes(userId) && !others.some((other) => breakGlassUsers.includes(other));
}
