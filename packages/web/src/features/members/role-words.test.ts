import { expect, test } from "vitest";
import { rolesUpTo } from "./role-words.ts";

test("nobody is offered a role above their own", () => {
  expect(rolesUpTo("admin")).toEqual(["admin", "manager", "member", "read_only"]);
  expect(rolesUpTo("manager")).toEqual(["manager", "member", "read_only"]);
  expect(rolesUpTo("read_only")).toEqual(["read_only"]);
});
