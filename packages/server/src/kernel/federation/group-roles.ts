import type { Role } from "../roles/index.ts";

export type { Role } from "../roles/index.ts";

/** Who is in the group has at least the role. */
export interface GroupRole {
  readonly group: string;
  readonly role: Role;
}

const highestFirst: readonly Role[] = ["admin", "manager", "member", "read_only"];

/** The highest role that the map gives to any of the groups, by exact name. */
export function highestRole(map: readonly GroupRole[], groups: readonly string[]): Role | undefined {
  const names = new Set(groups);
  const given = new Set(map.filter(({ group }) => names.has(group)).map(({ role }) => role));
  return highestFirst.find((role) => given.has(role));
}

/** The documented single `admin_group` is one more entry of the map. */
export function withAdminGroup(map: readonly GroupRole[], adminGroup: string | null): readonly GroupRole[] {
  return adminGroup === null ? map : [...map, { group: adminGroup, role: "admin" }];
}
