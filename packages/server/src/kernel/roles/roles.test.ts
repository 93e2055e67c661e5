import { scopes } from "@gatewatch/contracts";
import { expect, it } from "vitest";
import { covers, effectivePermissions, lesser, type Role, type Scope } from "./index.ts";

const listed = (role: Parameters<typeof effectivePermissions>[0], granted?: readonly string[]) =>
  [...effectivePermissions(role, granted)].sort();

it("gives each role all that the one below it has, and admin everything", () => {
  const ladder = (["read_only", "member", "manager", "admin"] as const).map((role) => listed(role));
  for (let step = 1; step < ladder.length; step++)
    expect(ladder[step]).toEqual(expect.arrayContaining(ladder[step - 1]!));
  expect(ladder.at(-1)).toEqual([...scopes].sort());
});

it("lets scopes narrow a role and never widen it", () => {
  expect(listed("read_only", ["scans.run", "scans.read"])).toEqual(["scans.read"]);
  expect(listed("member", ["*"])).toEqual(listed("member"));
  expect(listed("admin", [])).toEqual([]);
  expect(listed("admin", ["nonsense"])).toEqual([]);
});

it("starts scans with member and above, and shows read-only people everything they may see", () => {
  expect(listed("read_only")).not.toContain("scans.run");
  expect(listed("read_only").every((scope) => scope.endsWith(".read"))).toBe(true);
  expect(listed("member")).toContain("scans.run");
});

/** The documented matrix, right by right: A = admin, M = manager, m = member, r = read only. */
const matrix: Readonly<Record<Scope, string>> = {
  "scans.read": "AMmr",
  "scans.run": "AMm",
  "vulnerabilities.read": "AMmr",
  "vulnerabilities.write": "AMm",
  "repositories.read": "AMmr",
  "repositories.write": "AM",
  "rules.read": "AMmr",
  "rules.write": "AM",
  "integrations.read": "AM",
  "integrations.write": "AM",
  "reports.read": "AMmr",
  "reports.write": "AMm",
  "keys.read": "AMmr",
  "keys.write": "AMm",
  "team.read": "AM",
  "team.write": "A",
  "members.read": "AM",
  "members.write": "AM",
  "sso.read": "AM",
  "sso.write": "A",
  "audit.read": "AM",
  "access.read": "AM",
  "access.write": "A",
};
const letters: Readonly<Record<Role, string>> = { admin: "A", manager: "M", member: "m", read_only: "r" };
const everyRole = Object.keys(letters) as Role[];

it.each(everyRole.flatMap((role) => scopes.map((scope) => [role, scope] as const)))("%s and %s", (role, scope) => {
  const expected = matrix[scope].includes(letters[role]);
  expect(effectivePermissions(role).has(scope)).toBe(expected);
  expect(effectivePermissions(role, [scope]).has(scope)).toBe(expected);
  expect(
    effectivePermissions(
      role,
      scopes.filter((other) => other !== scope),
    ).has(scope),
  ).toBe(false);
});

it("orders the roles: each covers itself and those below, and the lesser of two is one of them", () => {
  for (const role of everyRole) {
    for (const other of everyRole) {
      const hasAll = [...effectivePermissions(other)].every((scope) => effectivePermissions(role).has(scope));
      expect(covers(role, other)).toBe(hasAll);
      expect(lesser(role, other)).toBe(hasAll ? other : role);
    }
  }
});
