import { describe, expect, test } from "vitest";
import { filtersOf, queryOf, readSearch } from "./search.ts";

describe("the address", () => {
  test("what does not fit is left out, and lists have one order", () => {
    expect(
      readSearch({ view: "nonsense", status: "fixed,nonsense,open", severity: 7, q: "x".repeat(201), sort: "due_at" }),
    ).toEqual({ status: "open,fixed", sort: "due_at" });
  });

  test("reading what was read changes nothing", () => {
    const once = readSearch({ view: "mine", severity: "high,critical", assignee: "none", q: "token", v: "abc" });
    expect(readSearch({ ...once })).toEqual(once);
    expect(filtersOf(once)).toEqual(["severity", "assignee", "q"]);
  });
});

describe("what the server is asked", () => {
  test.each([
    ["open ones by priority", {}, { sort: "priority", status: ["open", "in_progress"] }],
    ["mine", { view: "mine" }, { sort: "priority", status: ["open", "in_progress"], assignee: "user-1" }],
    ["overdue", { view: "overdue" }, { sort: "priority", sla: ["breached"] }],
    ["all", { view: "all", q: "token" }, { sort: "priority", q: "token" }],
    [
      "a filter stands in the view's place",
      { view: "open", status: "fixed", severity: "critical,low", assignee: "none" },
      { sort: "priority", status: ["fixed"], severityLevel: ["critical", "low"], assignee: "none" },
    ],
    ["a repository", { view: "all", repository: "r1", sort: "due_at" }, { sort: "due_at", repository: "r1" }],
  ] as const)("%s", (_what, search, query) => {
    expect(queryOf(search, "user-1")).toEqual(query);
  });

  test("before it is known who reads, mine is nobody's", () => {
    expect(queryOf({ view: "mine" }, undefined)).toMatchObject({ assignee: "none" });
  });
});
