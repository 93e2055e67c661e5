import { describe, expect, it } from "vitest";
import type { UserId } from "../actor.ts";
import { type Admission, type AdmissionRules, admit, type Claims, type KnownPerson, roleOf } from "./admission.ts";
import { highestRole, type Role, withAdminGroup } from "./group-roles.ts";

const person = (id: string, change: Partial<KnownPerson> | undefined): KnownPerson | undefined =>
  change && {
    userId: id as UserId,
    isActive: true,
    role: "member",
    inOtherTeams: false,
    isLastAdmin: false,
    ...change,
  };

type State = "none" | "member" | "member+others" | "stranger" | "removed" | "inactive" | "inactive stranger";

/** Everything that may be known of an account. */
const states: Readonly<Record<State, Partial<KnownPerson> | undefined>> = {
  none: undefined,
  member: {},
  "member+others": { inOtherTeams: true },
  stranger: { role: undefined, inOtherTeams: true },
  removed: { role: undefined },
  inactive: { isActive: false },
  "inactive stranger": { isActive: false, role: undefined, inOtherTeams: true },
};
const emails = { missing: undefined, listed: "ann@Example.com", unlisted: "ann@example.org" } as const;
const verified = { yes: true, no: false, silent: undefined } as const;

interface Case {
  readonly linked: State;
  readonly byEmail: State;
  readonly email: keyof typeof emails;
  readonly verified: keyof typeof verified;
  readonly domains: "any" | "listed";
  readonly jit: boolean;
  readonly forAllTeams: boolean;
}

/** First row that fits decides; a member that a row leaves out fits everything. */
const table: readonly (readonly [Partial<{ [K in keyof Case]: Case[K] | readonly Case[K][] }>, string])[] = [
  [{ linked: ["inactive", "inactive stranger"] }, "deactivated"],
  [{ linked: ["member", "member+others"] }, "enter linked as member"],
  [{ linked: "stranger", forAllTeams: true }, "enter linked elsewhere"],
  [{ linked: ["stranger", "removed"] }, "removed"],
  [{ email: "missing" }, "email_missing"],
  [{ domains: "listed", email: "unlisted" }, "email_domain"],
  [{ verified: "no" }, "email_unverified"],
  [{ verified: "silent", domains: "any" }, "email_unverified"],
  [{ byEmail: ["inactive", "inactive stranger"] }, "deactivated"],
  [{ byEmail: "member" }, "enter and link as member"],
  [{ byEmail: "member+others", forAllTeams: true }, "enter and link as member"],
  [{ byEmail: "stranger", forAllTeams: true }, "enter and link elsewhere"],
  [{ byEmail: ["member+others", "stranger", "removed"] }, "email_taken"],
  [{ jit: true }, "create read_only"],
  [{}, "not_provisioned"],
];

function cases(): Case[] {
  const list: Case[] = [];
  const names = Object.keys(states) as State[];
  for (const linked of names)
    for (const byEmail of names)
      for (const email of Object.keys(emails) as (keyof typeof emails)[])
        for (const said of Object.keys(verified) as (keyof typeof verified)[])
          for (const domains of ["any", "listed"] as const)
            for (const jit of [true, false])
              for (const forAllTeams of [true, false])
                list.push({ linked, byEmail, email, verified: said, domains, jit, forAllTeams });
  return list;
}

const rowOf = (one: Case) =>
  table.findIndex(([pattern]) =>
    (Object.keys(pattern) as (keyof Case)[]).every((member) => [pattern[member]].flat().some((v) => v === one[member])),
  );

function said(outcome: Admission): string {
  switch (outcome.kind) {
    case "refuse":
      return outcome.reason;
    case "create":
      return `create ${outcome.role}`;
    case "enter":
      return `enter ${outcome.links ? "and link" : "linked"} ${outcome.role ? `as ${outcome.role}` : "elsewhere"}`;
  }
}

describe("admit", () => {
  it("decides every combination as the table says, and needs every row of it", () => {
    const used = new Set<number>();
    for (const one of cases()) {
      const rules: AdmissionRules = {
        jit: one.jit,
        defaultRole: "read_only",
        groupRoles: [],
        emailDomains: one.domains === "any" ? [] : ["example.com"],
        forAllTeams: one.forAllTeams,
      };
      const claims: Claims = { email: emails[one.email], emailVerified: verified[one.verified], groups: ["staff"] };
      const linked = person("linked", states[one.linked]);
      const byEmail = person("email", states[one.byEmail]);
      const row = rowOf(one);
      used.add(row);
      const outcome = admit(rules, claims, linked, byEmail);
      expect({ one, said: said(outcome) }).toEqual({ one, said: table[row]![1] });
      // Never another account than the linked one, and never one whose address was not proven.
      if (outcome.kind === "enter") expect(outcome.userId).toBe(linked ? "linked" : "email");
    }
    expect([...used].toSorted((a, b) => a - b)).toEqual(table.map((_row, at) => at));
  });
});

describe("roleOf", () => {
  const map = [
    { group: "ops", role: "manager" },
    { group: "dev", role: "member" },
  ] as const;
  const rows: readonly [
    groups: string[] | undefined,
    current: Role | undefined,
    last: boolean,
    mapped: Role,
    unmapped: Role,
  ][] = [
    [undefined, undefined, false, "read_only", "read_only"],
    [undefined, "manager", false, "manager", "manager"],
    [undefined, "admin", true, "admin", "admin"],
    [[], undefined, false, "read_only", "read_only"],
    [[], "admin", false, "read_only", "admin"],
    [[], "admin", true, "admin", "admin"],
    [["dev"], "read_only", false, "member", "read_only"],
    [["dev", "ops"], undefined, false, "manager", "read_only"],
    [["OPS"], "member", false, "read_only", "member"],
    [["roots"], "member", false, "admin", "member"],
    [["roots", "dev"], "member", false, "admin", "member"],
    [["dev"], "admin", true, "admin", "admin"],
  ];
  it.each(rows)("groups %j, now %s, last admin %s: %s with a map, %s without", (groups, current, last, mapped, un) => {
    const rules = { defaultRole: "read_only", groupRoles: withAdminGroup(map, "roots") } as const;
    expect(roleOf(rules, groups, current, last)).toBe(mapped);
    expect(roleOf({ ...rules, groupRoles: [] }, groups, current, last)).toBe(un);
  });

  it("finds no role for a group that is not in the map", () => {
    expect(highestRole(map, ["constructor", "__proto__"])).toBeUndefined();
  });
});
