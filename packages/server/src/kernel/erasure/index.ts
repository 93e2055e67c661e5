/**
 * Export and erasure of a person and of a team, across all rooms: each states its tables of a team beside its
 * migrations. The audit log stays, with ids for names: it is what proves the rest is gone.
 */
import { type Db, eraseTeamRows, inTransaction, type RoomMigrations, type Tx, teamRows } from "@gatewatch/base/db";
import type { TeamId, UserId } from "../actor.ts";
import { type Actor, type AuditLog, platformChain } from "../audit/index.ts";
import type { Devices } from "../devices/index.ts";
import type { Events } from "../events/index.ts";
import { type Identity, identityFaults } from "../identity/index.ts";
import type { Invitations } from "../invitations/index.ts";
import type { Keys } from "../keys/index.ts";
import type { Logins } from "../logins/index.ts";
import type { MembersDoor } from "../members/index.ts";
import { type MemberActor, type Teams, teamNotFound } from "../teams/index.ts";
import { erasureFaults } from "./faults.ts";

export { erasureFaults } from "./faults.ts";

export interface Erasure {
  /** Everything that names a member of the team. Throws `teams.member_not_found`, `identity.belongs_elsewhere`. */
  exportPerson(actor: MemberActor, id: string): Promise<Readonly<Record<string, unknown>>>;
  /**
   * Removes a person for good: what names them goes, the audit log keeps their id as a pseudonym.
   *
   * @param confirm the person's e-mail address
   * @throws Fault `erasure.not_confirmed`, `teams.*`, `identity.belongs_elsewhere`
   */
  erasePerson(actor: MemberActor, id: string, confirm: string): Promise<void>;
  /** One JSON object a line, `{table, row}`: everything of a team (id or slug) but secrets. Throws `teams.not_found`. */
  exportTeam(team: string): AsyncIterable<string>;
  /**
   * Removes a team with everything of it, and the people who belong to no other.
   *
   * @param reference id or slug
   * @param confirm the team's slug
   * @throws Fault `erasure.not_confirmed`, `erasure.last_team`
   */
  eraseTeam(actor: Actor, reference: string, confirm: string): Promise<void>;
}

const everybody = { limit: 100_000, offset: 0 };

export function createErasure(deps: {
  readonly db: Db;
  readonly audit: AuditLog;
  readonly events: Pick<Events, "announce">;
  readonly teams: Teams;
  readonly identity: Identity;
  readonly members: MembersDoor;
  readonly keys: Keys;
  readonly logins: Logins;
  readonly invitations: Invitations;
  readonly devices: Devices;
  /** Every room's, in the order of their migrations. */
  readonly rooms: readonly RoomMigrations[];
  /** Finds the files of a team while its rows still name them, and gives the way to remove them. */
  readonly findFiles: (teamId: TeamId) => Promise<() => Promise<void>>;
}): Erasure {
  const { db, audit, events, teams, identity, members, keys, logins, invitations, devices, rooms } = deps;

  const forget = async (tx: Tx, userId: UserId, email: string): Promise<void> => {
    await keys.erasePerson(tx, userId);
    await logins.erasePerson(tx, userId);
    await invitations.erasePerson(tx, email);
    await devices.erasePerson(tx, userId);
    await identity.erasePerson(tx, userId);
  };

  const find = async (reference: string) => {
    const team = await teams.find(reference);
    if (team) return team;
    throw teamNotFound(reference);
  };

  const alone = async (actor: MemberActor, id: string) => {
    const found = await members.get(actor.teamId, id);
    teams.checkRole(actor, found.member.role);
    if (await teams.isAlone(db, found.member.userId)) return found;
    throw identityFaults("identity.belongs_elsewhere", {
      message: "This person belongs to other teams too. Remove them from this one; the account is theirs to end.",
    });
  };

  return {
    async exportPerson(actor, id) {
      const { person, member } = await alone(actor, id);
      const done = [];
      for await (const entry of audit.all(actor.teamId, { actor: person.id })) done.push(entry);
      return {
        person,
        member,
        sessions: await identity.sessions({ userId: person.id }),
        keys: await keys.ofPerson(person.id),
        sign_ins: await logins.ofPerson(person.id),
        invitations: await invitations.ofPerson(person.email),
        audit: done,
      };
    },
    async erasePerson(actor, id, confirm) {
      const { person, member } = await alone(actor, id);
      if (confirm.toLowerCase() !== person.email.toLowerCase()) throw notConfirmed("e-mail address", confirm);
      await inTransaction(db, async (tx) => {
        await teams.removeMember(tx, actor, member.userId);
        await forget(tx, member.userId, person.email);
        await audit.record(tx, actor, "erasure.person_erased", `user:${member.userId}`);
      });
    },
    async *exportTeam(reference) {
      const team = await find(reference);
      yield `${JSON.stringify({ table: "teams_teams", row: team })}\n`;
      for await (const entry of teamRows(db, rooms, team.id)) yield `${JSON.stringify(entry)}\n`;
    },
    async eraseTeam(actor, reference, confirm) {
      const team = await find(reference);
      const { id: teamId } = team;
      if (confirm !== team.slug) throw notConfirmed("slug", confirm);
      if ((await teams.operatorTeam()) === teamId) {
        throw erasureFaults("erasure.last_team", {
          message: "This is the operator's own team, without which nobody runs the installation. It stays.",
        });
      }
      const { members: all } = await teams.members(teamId, everybody);
      const people = new Map((await identity.people(all.map(({ userId }) => userId))).map((one) => [one.id, one]));
      const removeFiles = await deps.findFiles(teamId);
      await inTransaction(db, async (tx) => {
        for (const { userId } of all) {
          await events.announce(tx, { teamId, type: "principal", id: userId });
          const person = people.get(userId);
          if (person && (await teams.isAlone(tx, userId))) await forget(tx, userId, person.email);
        }
        await eraseTeamRows(tx, rooms, teamId);
        await teams.remove(tx, teamId);
        await audit.record(tx, { ...actor, teamId: platformChain }, "erasure.team_erased", `team:${teamId}`);
      });
      await removeFiles();
    },
  };
}

function notConfirmed(what: string, given: string) {
  return erasureFaults("erasure.not_confirmed", {
    message: `"${given.slice(0, 200)}" is not the ${what} of what is to be erased. Nothing was erased; type it again.`,
    fields: [{ field: "confirm", reason: `is not the ${what}` }],
  });
}
