/**
 * Provisioning by SCIM 2.0 (RFC 7643, RFC 7644): an identity provider keeps a team's people and groups. It works for the
 * team of the key that is used and for no other: people of other teams are out of its reach, and switching somebody off
 * ends their sessions and keys in this team alone.
 */
import type { Random } from "@gatewatch/base/random";
import { createScimGroups, type ScimGroups } from "./groups.ts";
import { createScimUsers, type ScimDeps, type ScimUsers } from "./users.ts";

export { scimFaults } from "./faults.ts";
export type { ScimGroup, StoredScimGroup } from "./groups.ts";
export { scimMigrations } from "./migrations/index.ts";
export { applyPatch, type PatchOperation, type Shape } from "./patch.ts";
export { hasScimGroups, type UserAttributes } from "./store.ts";
export type { ScimUser, StoredScimUser } from "./users.ts";

export interface Scim {
  readonly users: Omit<ScimUsers, "followGroups" | "known">;
  readonly groups: ScimGroups;
}

export function createScim(deps: ScimDeps & { readonly random: Random }): Scim {
  const users = createScimUsers(deps);
  return { users, groups: createScimGroups({ ...deps, users }) };
}
