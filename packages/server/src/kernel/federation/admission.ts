import type { UserId } from "../actor.ts";
import { type GroupRole, highestRole, type Role, withAdminGroup } from "./group-roles.ts";

/** What a provider's owner decided about the people it sends. */
export interface AdmissionRules {
  /** People unknown so far get an account at their first sign-in. */
  readonly jit: boolean;
  readonly defaultRole: Role;
  readonly groupRoles: readonly GroupRole[];
  /** Empty: any. In lower case. */
  readonly emailDomains: readonly string[];
  /** The operator's own provider vouches for the people of every team. */
  readonly forAllTeams: boolean;
}

/** What the provider says of a person, after its signature was checked. */
export interface Claims {
  readonly email: string | undefined;
  /** `undefined`: the provider does not say. */
  readonly emailVerified: boolean | undefined;
  /** `undefined`: the provider does not say, which changes no role. */
  readonly groups: readonly string[] | undefined;
}

/** Somebody who has an account already. */
export interface KnownPerson {
  readonly userId: UserId;
  readonly isActive: boolean;
  /** In the provider's team; `undefined` when not a member of it. */
  readonly role: Role | undefined;
  readonly inOtherTeams: boolean;
  /** An administrator whom the provider's team cannot do without. */
  readonly isLastAdmin: boolean;
}

export type Refusal =
  | "deactivated"
  | "removed"
  | "email_missing"
  | "email_domain"
  | "email_unverified"
  | "email_taken"
  | "not_provisioned";

export type Admission =
  /** `role` in the provider's team; `undefined` when the person is at home in another team. */
  | { readonly kind: "enter"; readonly userId: UserId; readonly role: Role | undefined; readonly links: boolean }
  | { readonly kind: "create"; readonly role: Role }
  | { readonly kind: "refuse"; readonly reason: Refusal };

/**
 * Decides what becomes of a person that an outside provider vouches for. Who was linked is known by (provider, subject)
 * and by nothing else; an e-mail address links an account only where the provider has a say over it, once.
 *
 * @param linked the account of this subject at this provider
 * @param byEmail the account with the same e-mail address, when none is linked
 */
export function admit(
  rules: AdmissionRules,
  claims: Claims,
  linked: KnownPerson | undefined,
  byEmail: KnownPerson | undefined,
): Admission {
  if (linked) {
    if (!linked.isActive) return refuse("deactivated");
    if (linked.role !== undefined) return enter(rules, claims, linked, false);
    return rules.forAllTeams && linked.inOtherTeams ? enter(rules, claims, linked, false) : refuse("removed");
  }
  if (claims.email === undefined) return refuse("email_missing");
  const isListed = rules.emailDomains.includes(domainOf(claims.email));
  if (rules.emailDomains.length > 0 && !isListed) return refuse("email_domain");
  // A provider that does not say is believed about the domains that it was given.
  if (!(claims.emailVerified ?? isListed)) return refuse("email_unverified");
  if (byEmail) {
    if (!byEmail.isActive) return refuse("deactivated");
    const mayVouch = rules.forAllTeams || (byEmail.role !== undefined && !byEmail.inOtherTeams);
    return mayVouch && (byEmail.role !== undefined || byEmail.inOtherTeams)
      ? enter(rules, claims, byEmail, true)
      : refuse("email_taken");
  }
  if (!rules.jit) return refuse("not_provisioned");
  return { kind: "create", role: roleOf(rules, claims.groups, undefined, false) };
}

/**
 * The role that groups give: the highest that is mapped, else the default. Without a map, or when the provider does not
 * name groups, what somebody has stays; a team never loses its last administrator to a group.
 */
export function roleOf(
  rules: Pick<AdmissionRules, "groupRoles" | "defaultRole">,
  groups: readonly string[] | undefined,
  current: Role | undefined,
  isLastAdmin: boolean,
): Role {
  if (isLastAdmin) return "admin";
  if (groups === undefined || rules.groupRoles.length === 0) return current ?? rules.defaultRole;
  return highestRole(rules.groupRoles, groups) ?? rules.defaultRole;
}

/** As `roleOf`, from what a team decided about groups that come by SCIM. */
export function roleFromGroups(
  choices: {
    readonly adminGroup: string | null;
    readonly groupRoles: readonly GroupRole[];
    readonly defaultRole: Role;
  },
  groups: readonly string[],
  current: Role,
  isLastAdmin: boolean,
): Role {
  const { adminGroup, groupRoles, defaultRole } = choices;
  return roleOf({ groupRoles: withAdminGroup(groupRoles, adminGroup), defaultRole }, groups, current, isLastAdmin);
}

function enter(rules: AdmissionRules, { groups }: Claims, person: KnownPerson, links: boolean): Admission {
  const { userId, role, isLastAdmin } = person;
  return {
    kind: "enter",
    userId,
    role: role === undefined ? undefined : roleOf(rules, groups, role, isLastAdmin),
    links,
  };
}

function refuse(reason: Refusal): Admission {
  return { kind: "refuse", reason };
}

/** In lower case, as `emailDomains` are. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1).toLowerCase();
}
