import { scopes } from "@gatewatch/contracts";
import { expect, it } from "vitest";
import { effectivePermissions } from "./index.ts";

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
