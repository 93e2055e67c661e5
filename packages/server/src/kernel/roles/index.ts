/** Roles and scopes: one pure predicate, no state. The matrix is the documented one; audit stays with managers and above. */
import type { role, scope } from "@gatewatch/contracts";
import { scopes } from "@gatewatch/contracts";
import type { z } from "zod";

export type Scope = z.infer<typeof scope>;
export type Role = z.infer<typeof role>;

const readOnly: readonly Scope[] = [
  "scans.read",
  "vulnerabilities.read",
  "repositories.read",
  "rules.read",
  "reports.read",
  "keys.read",
];
const member: readonly Scope[] = [...readOnly, "scans.run", "vulnerabilities.write", "reports.write", "keys.write"];
const manager: readonly Scope[] = [
  ...member,
  "repositories.write",
  "rules.write",
  "integrations.read",
  "integrations.write",
  "team.read",
  "members.read",
  "members.write",
  "sso.read",
  "audit.read",
  "access.read",
];

const permissionsOf: Readonly<Record<Role, readonly Scope[]>> = {
  read_only: readOnly,
  member,
  manager,
  admin: scopes,
};

/**
 * The effective right of a principal: what the role allows, narrowed by the key's scopes.
 *
 * @param granted scopes of the key; `*` or absent = everything the role has
 */
export function effectivePermissions(role: Role, granted?: readonly string[]): ReadonlySet<Scope> {
  const allowed = permissionsOf[role];
  if (granted === undefined || granted.includes("*")) return new Set(allowed);
  return new Set(allowed.filter((permission) => granted.includes(permission)));
}

const ladder: readonly Role[] = ["read_only", "member", "manager", "admin"];

/** True when `role` has everything that `other` has: who may give `other`, or change a person who has it. */
export function covers(role: Role, other: Role): boolean {
  return ladder.indexOf(role) >= ladder.indexOf(other);
}

/** The lesser of two roles. */
export function lesser(one: Role, other: Role): Role {
  return covers(one, other) ? other : one;
}
