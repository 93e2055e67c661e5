/**
 * Teams and who belongs to them with which role. It knows people by id only; who they are is `identity`'s, what a role
 * may do is `roles`'. A team is never left without an active administrator, nor without one for emergencies.
 */
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { newId, readId } from "@gatewatch/base/ids";
import type { TeamId, UserId } from "../actor.ts";
import { type Actor, platformChain } from "../audit/index.ts";
import type { Role } from "../roles/index.ts";
import type { TeamsDeps } from "./contract.ts";
import { teamsFaults } from "./faults.ts";
import { createMembers, type Members } from "./members.ts";
import type { TeamSettings } from "./settings.ts";
import * as store from "./store.ts";

export type { Page } from "./contract.ts";
export { teamsFaults } from "./faults.ts";
export type { MemberActor } from "./members.ts";
export { teamsMigrations } from "./migrations/index.ts";
export type { TeamSettings } from "./settings.ts";
export type { Group, Member, Membership, Team, Via } from "./store.ts";

export interface Teams extends Members {
  /** Makes a team; its slug is the name in lower-case letters and digits and the end of its id. */
  create(tx: Tx, request: { readonly name: string; readonly planCode: string }): Promise<store.Team>;
  /** Throws `teams.already_member`. */
  addMember(tx: Tx, teamId: TeamId, userId: UserId, role: Role, via?: store.Via): Promise<void>;
  /** `undefined` when the person does not belong to the team (any more), or was disabled there. */
  membership(teamId: TeamId, userId: UserId): Promise<store.Membership | undefined>;
  /** The teams a person may work in, the one joined first before the others; at most 100. */
  teamsOf(userId: UserId): Promise<store.Membership[]>;
  /** The team a person signs in to: the one joined first. Throws `teams.not_found` when there is none. */
  homeOf(userId: UserId): Promise<store.Membership>;
  /** True when the person stands in no other team: only then may this team's administrator touch the account itself. */
  isAlone(tx: Db | Tx, userId: UserId): Promise<boolean>;
  /** Throws `teams.not_found`. */
  team(db: Db | Tx, id: TeamId): Promise<store.Team>;
  /** The same, outside any transaction. */
  get(id: TeamId): Promise<store.Team>;
  /** Every team of the installation, oldest first; at most 1000. */
  all(): Promise<store.Team[]>;
  /** Code of the team's plan; `undefined` for a team that does not exist. */
  planCode(db: Db | Tx, teamId: TeamId): Promise<string | undefined>;
  /**
   * Changes name, slug and settings; absent ones stay. The slug before is free at once.
   *
   * @throws Fault `teams.invalid_slug`, `teams.slug_taken`, `teams.slug_locked`
   */
  change(
    actor: Actor,
    change: {
      readonly name?: string | undefined;
      readonly slug?: string | undefined;
      readonly settings?: Partial<TeamSettings>;
    },
  ): Promise<store.Team>;
  /** By id in any form, or by slug. */
  find(reference: string): Promise<store.Team | undefined>;
  /** Gives the team another plan. @returns the code of the one before @throws Fault `teams.not_found` */
  setPlan(tx: Tx, teamId: TeamId, planCode: string): Promise<string>;
  /** The team that was founded first: its administrators run the installation. Gone for good once it is erased. */
  operatorTeam(): Promise<TeamId | undefined>;
  /** Whom the machine's operator acts as on the command line: the admin who came first. */
  firstAdmin(): Promise<store.Membership | undefined>;
  /** Removes the team with its members; every other room has erased its part before. */
  remove(tx: Tx, teamId: TeamId): Promise<void>;
}

const teamsOfOnePerson = 100;
const teamsInAll = 1000;

export function createTeams(deps: TeamsDeps): Teams {
  const { db, clock, random, audit, isSlugLocked } = deps;
  const team: Teams["team"] = async (anywhere, id) => {
    const found = await store.findTeam(anywhere, id);
    if (found) return found;
    throw teamNotFound(id);
  };
  return {
    ...createMembers(deps),
    async create(tx, { name, planCode }) {
      const id: TeamId = newId(clock, random);
      const team = { id, name, slug: slugOf(name, id), planCode };
      await store.insertTeam(tx, team, clock.now());
      await audit.record(tx, { kind: "system", teamId: platformChain }, "teams.founded", `team:${id}`, { planCode });
      return (await store.lockTeam(tx, id))!;
    },
    async addMember(tx, teamId, userId, role, via = "invite") {
      if (await store.insertMember(tx, teamId, { userId, role, via }, clock.now())) return;
      throw alreadyMember();
    },
    membership: (teamId, userId) => store.findMembership(db, teamId, userId),
    teamsOf: (userId) => store.listMemberships(db, userId, teamsOfOnePerson),
    async homeOf(userId) {
      const [home] = await store.listMemberships(db, userId, 1);
      if (home) return home;
      throw nowhere();
    },
    isAlone: async (tx, userId) => (await store.countMemberships(tx, userId)) === 1,
    team,
    get: (id) => team(db, id),
    all: () => store.listTeams(db, teamsInAll),
    planCode: (anywhere, teamId) => store.findPlanCode(anywhere, teamId),
    change: (actor, { name, slug, settings }) =>
      inTransaction(db, async (tx) => {
        const { teamId } = actor;
        const isLocked = slug !== undefined && (await isSlugLocked(tx, teamId));
        const team = await store.lockTeam(tx, teamId);
        if (!team) throw teamNotFound(teamId);
        if (slug !== undefined && slug !== team.slug) {
          if (isLocked) throw slugLocked(team.slug);
          if (readId(slug) !== undefined) throw invalidSlug(slug);
          if (!(await store.updateSlug(tx, teamId, slug))) throw slugTaken(slug);
        }
        const changed = {
          ...team,
          name: name ?? team.name,
          slug: slug ?? team.slug,
          settings: { ...team.settings, ...settings },
        };
        await store.updateTeam(tx, teamId, changed);
        await audit.record(tx, actor, "teams.changed", `team:${team.id}`, { name, slug, ...settings });
        return changed;
      }),
    find: (reference) => store.findTeamBy(db, { id: readId<"team">(reference), slug: reference }),
    async setPlan(tx, teamId, planCode) {
      const previous = await store.lockPlanCode(tx, teamId);
      if (previous === undefined) throw teamsFaults("teams.not_found", { message: "This team is gone." });
      await store.updatePlanCode(tx, teamId, planCode);
      return previous;
    },
    operatorTeam: () => store.findOperatorTeam(db),
    firstAdmin: () => store.findFirstAdmin(db),
    remove: (tx, teamId) => store.deleteTeam(tx, teamId),
  };
}

/** The id in a text of a caller's. Throws `teams.not_found`. */
export function readTeamId(text: string): TeamId {
  const id = readId<"team">(text);
  if (id) return id;
  throw teamNotFound(text);
}

export function teamNotFound(id: string) {
  return teamsFaults("teams.not_found", {
    message: `There is no team "${id.slice(0, 64)}" that you belong to. List your teams to see their ids.`,
  });
}

export function nowhere() {
  return teamsFaults("teams.not_found", {
    message: "You belong to no team. Ask an administrator to add you to one.",
  });
}

export function alreadyMember() {
  return teamsFaults("teams.already_member", {
    message: "This person belongs to the team already. Change their role instead.",
  });
}

function slugLocked(slug: string) {
  return teamsFaults("teams.slug_locked", {
    message: `The slug "${slug}" is locked while an identity provider is connected. Switch the providers off first.`,
    fields: [{ field: "slug", reason: "is locked while an identity provider is connected" }],
  });
}

/** Look-ups take ids and slugs in one place: a slug that reads as an id would stand for another team. */
function invalidSlug(slug: string) {
  return teamsFaults("teams.invalid_slug", {
    message: `"${slug.slice(0, 64)}" has the form of an id. Choose words that people can read.`,
    fields: [{ field: "slug", reason: "has the form of an id" }],
  });
}

function slugTaken(slug: string) {
  return teamsFaults("teams.slug_taken", {
    message: `Another team has the slug "${slug.slice(0, 64)}". Choose another one.`,
    fields: [{ field: "slug", reason: "is taken" }],
  });
}

function slugOf(name: string, id: TeamId): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${words.slice(0, 40) || "team"}-${id.slice(-6)}`;
}
