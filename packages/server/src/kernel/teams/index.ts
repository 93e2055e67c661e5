/**
 * Teams and who belongs to them with which role. It knows people by id only; who they are is `identity`'s, what a role
 * may do is `roles`'.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { Db, Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import type { TeamId, UserId } from "../actor.ts";
import type { Role } from "../roles/index.ts";
import { teamsFaults } from "./faults.ts";
import * as store from "./store.ts";

export { teamsFaults } from "./faults.ts";
export { teamsMigrations } from "./migrations/index.ts";
export type { Membership, Team } from "./store.ts";

export interface Teams {
  /** Makes a team; its slug is the name in lower-case letters and digits and the end of its id. */
  create(tx: Tx, request: { readonly name: string; readonly planCode: string }): Promise<store.Team>;
  addMember(tx: Tx, teamId: TeamId, userId: UserId, role: Role): Promise<void>;
  /** `undefined` when the person does not belong to the team (any more). */
  membership(teamId: TeamId, userId: UserId): Promise<store.Membership | undefined>;
  /** The team a person signs in to: the one joined first. Throws `teams.not_found` when there is none. */
  homeOf(userId: UserId): Promise<store.Membership>;
  /** Code of the team's plan; `undefined` for a team that does not exist. */
  planCode(db: Db | Tx, teamId: TeamId): Promise<string | undefined>;
  /** Whom the machine's operator acts as on the command line: the admin who came first. */
  firstAdmin(): Promise<store.Membership | undefined>;
}

export function createTeams(deps: { readonly db: Db; readonly clock: Clock; readonly random: Random }): Teams {
  const { db, clock, random } = deps;
  return {
    async create(tx, { name, planCode }) {
      const id: TeamId = newId(clock, random);
      const team = { id, name, slug: slugOf(name, id), planCode };
      await store.insertTeam(tx, team, clock.now());
      return team;
    },
    addMember: (tx, teamId, userId, role) => store.insertMember(tx, teamId, userId, role, clock.now()),
    membership: (teamId, userId) => store.findMembership(db, teamId, userId),
    async homeOf(userId) {
      const home = await store.findFirstMembership(db, userId);
      if (home) return home;
      throw teamsFaults("teams.not_found", {
        message: "You belong to no team. Ask an administrator to add you to one.",
      });
    },
    planCode: (anywhere, teamId) => store.findPlanCode(anywhere, teamId),
    firstAdmin: () => store.findFirstAdmin(db),
  };
}

function slugOf(name: string, id: TeamId): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${words.slice(0, 40) || "team"}-${id.slice(-6)}`;
}
