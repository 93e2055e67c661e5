import type { Role } from "@gatewatch/sdk";

/** What a role may do, in a sentence. */
export const roleWords: Record<Role, string> = {
  admin: "Everything, sign-in and plan included",
  manager: "Members, integrations, policies and the audit log, beside all that a member may",
  member: "Starts scans, decides about vulnerabilities, makes reports and keys",
  read_only: "Reads scans, vulnerabilities, repositories and reports",
};

const ladder: readonly Role[] = ["read_only", "member", "manager", "admin"];

/** The roles that somebody with this role may give: none above it, the most powerful first. */
export function rolesUpTo(role: Role): Role[] {
  return ladder.slice(0, ladder.indexOf(role) + 1).toReversed();
}
