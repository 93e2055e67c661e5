import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { isFault } from "@gatewatch/base/fault";
import type { TeamId, UserId } from "../actor.ts";
import type { Audit } from "../audit/index.ts";
import type { Identity, Origin } from "../identity/index.ts";
import type { MemberActor, Teams } from "../teams/index.ts";
import { admit, type KnownPerson, type Refusal } from "./admission.ts";
import type { Vouched } from "./claims.ts";
import { federationFaults } from "./faults.ts";
import type { Role } from "./group-roles.ts";
import { type Provider, rulesOf, shownAs } from "./provider.ts";

type Accounts = Identity["external"];
type Account = NonNullable<Awaited<ReturnType<Accounts["find"]>>>;

/**
 * Lets in whom a provider vouches for, as `admit` decides: an account is made or linked, the role follows the groups, and
 * a session opens. Somebody whose first sign-in comes twice at once gets one account and two sessions. In a team whose
 * groups come by SCIM, what the provider says of groups changes nothing (decision 009).
 *
 * @throws Fault of the `Refusal`, `federation.other_team`
 */
export function createEntrance(deps: {
  readonly db: Db;
  readonly teams: Teams;
  readonly identity: Pick<Identity, "external" | "addPerson" | "open">;
  readonly audit: Audit;
  readonly hasScimGroups: (teamId: TeamId) => Promise<boolean>;
}) {
  const { db, teams, identity, audit, hasScimGroups } = deps;
  const { external } = identity;

  const known = async (teamId: TeamId, account: Account | undefined): Promise<KnownPerson | undefined> => {
    if (!account) return undefined;
    const { id: userId } = account.user;
    const member = await teams.member(teamId, userId).catch((fault: unknown) => {
      if (isFault(fault, "teams.member_not_found")) return undefined;
      throw fault;
    });
    const memberships = await teams.teamsOf(userId);
    return {
      userId,
      isActive: account.isActive && (member?.isActive ?? true),
      role: member?.role,
      inOtherTeams: memberships.some(({ team }) => team.id !== teamId),
      isLastAdmin: member?.role === "admin" && (await teams.isLastAdmin(teamId, userId)),
    };
  };

  const follow = async (
    tx: Tx,
    { teamId }: Provider,
    person: KnownPerson | undefined,
    role: Role,
    { groups }: Vouched,
  ) => {
    if (!person) return;
    const { userId } = person;
    const actor: MemberActor = { kind: "system", teamId, role: "admin" };
    if (person.role !== role) await teams.changeMember(tx, actor, userId, { role });
    if (groups !== undefined) await teams.setGroups(tx, teamId, userId, groups);
  };

  const link = async (tx: Tx, { id, teamId, kind, name }: Provider, userId: UserId, subject: string) => {
    await external.link(tx, teamId, { providerId: id, subject, userId });
    await audit.record(tx, { kind: "system", teamId }, "federation.person_linked", `user:${userId}`, { kind, name });
  };

  const create = (provider: Provider, vouched: Vouched, role: Role): Promise<UserId> =>
    inTransaction(db, async (tx) => {
      const { teamId } = provider;
      const { email = "", name, subject, groups } = vouched;
      const person = { email, name, passwordHash: null, provider: shownAs(provider), externalId: subject };
      const userId = await identity.addPerson(tx, teamId, person, role, "jit");
      await link(tx, provider, userId, subject);
      if (groups !== undefined) await teams.setGroups(tx, teamId, userId, groups);
      return userId;
    });

  const enter = async (provider: Provider, vouched: Vouched, origin: Origin): Promise<{ readonly token: string }> => {
    const { subject, email } = vouched;
    const linked = await external.find(provider.id, subject);
    const byEmail = linked || email === undefined ? undefined : await external.findByEmail(email);
    const [one, other] = [await known(provider.teamId, linked), await known(provider.teamId, byEmail)];
    const admission = admit(rulesOf(provider), vouched, one, other);
    switch (admission.kind) {
      case "refuse":
        throw refused(provider, vouched, admission.reason);
      case "create": {
        const userId = await create(provider, vouched, admission.role);
        return identity.open(provider.teamId, { id: userId }, origin, async () => {}, shownAs(provider));
      }
      case "enter": {
        const { userId, role, links } = admission;
        const teamId = role === undefined ? (await teams.homeOf(userId)).team.id : provider.teamId;
        const along = async (tx: Tx) => {
          if (links) await link(tx, provider, userId, subject);
          if (role !== undefined) await follow(tx, provider, one ?? other, role, vouched);
        };
        return identity.open(teamId, { id: userId }, origin, along, shownAs(provider));
      }
    }
  };

  return async (provider: Provider, vouched: Vouched, origin: Origin) => {
    const counted = (await hasScimGroups(provider.teamId)) ? { ...vouched, groups: undefined } : vouched;
    return enter(provider, counted, origin).catch((error: unknown) => {
      if (!isFault(error, "identity.email_taken")) throw error;
      return enter(provider, counted, origin); // the account was made between the look and the making
    });
  };
}

function refused({ displayName }: Provider, { email = "" }: Vouched, reason: Refusal) {
  return federationFaults(`federation.${reason}`, { message: sentenceOf(displayName, email, reason) });
}

function sentenceOf(provider: string, email: string, reason: Refusal): string {
  switch (reason) {
    case "deactivated":
      return "Your account is deactivated. Ask an administrator of your team to activate it.";
    case "removed":
      return "You were removed from the team. Ask one of its administrators to add you again.";
    case "email_missing":
      return `"${provider}" does not say your e-mail address. Ask your administrator to release it.`;
    case "email_domain":
      return `"${email}" is of no domain that "${provider}" may let in. Ask your administrator to add the domain.`;
    case "email_unverified":
      return `"${provider}" has not verified "${email}". Verify your address there, then sign in again.`;
    case "email_taken":
      return `There is an account for "${email}" which "${provider}" has no say over. Sign in to it as before, or ask an administrator to invite it to the team.`;
    case "not_provisioned":
      return `There is no account for "${email}" yet. Ask an administrator to invite you.`;
  }
}
