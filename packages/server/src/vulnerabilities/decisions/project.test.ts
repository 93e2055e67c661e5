import { describe, expect, it } from "vitest";
import { everyStatusFacts, projectStatus, type StatusFacts } from "./project.ts";
import type { IssueStatus } from "./status.ts";

type Row = readonly [what: string, fits: (facts: StatusFacts) => boolean, status: (facts: StatusFacts) => IssueStatus];

const isOneOf = (decision: IssueStatus, ...words: readonly IssueStatus[]) => words.includes(decision);
const always = (status: IssueStatus) => () => status;

/** The table of the design, row by row; the first that fits wins. */
const table: readonly Row[] = [
  ["a false positive stays one", ({ decision }) => decision === "false_positive", always("false_positive")],
  [
    "a valid acceptance holds while seen or unknown",
    ({ decision, isExpired, detection }) => decision === "accepted_risk" && !isExpired && detection !== "not_seen",
    always("accepted_risk"),
  ],
  [
    "what was accepted and is gone is fixed",
    ({ decision, detection }) => decision === "accepted_risk" && detection === "not_seen",
    always("fixed"),
  ],
  [
    "a vouched fix holds until it is seen",
    ({ decision, sinceDecision }) => decision === "fix_verified" && sinceDecision !== "seen",
    always("fix_verified"),
  ],
  [
    "a claimed fix is verified by absence since the claim",
    ({ decision, detection, sinceDecision }) =>
      decision === "fixed" && detection === "not_seen" && sinceDecision === "not_seen",
    always("fix_verified"),
  ],
  [
    "a claimed fix nobody has refuted is fixed",
    ({ decision, sinceDecision }) => decision === "fixed" && sinceDecision !== "seen",
    always("fixed"),
  ],
  [
    "a claim refuted by a sighting is open",
    ({ decision, sinceDecision }) => isOneOf(decision, "fixed", "fix_verified") && sinceDecision === "seen",
    always("open"),
  ],
  [
    "what is gone without a claim is fixed, verified by a recheck",
    ({ decision, detection }) => isOneOf(decision, "open", "in_progress") && detection === "not_seen",
    ({ isRechecked }) => (isRechecked ? "fix_verified" : "fixed"),
  ],
  ["work in progress goes on", ({ decision }) => decision === "in_progress", always("in_progress")],
  ["anything else is open", () => true, always("open")],
];

describe("the projection", () => {
  it("knows every combination of facts once", () => {
    expect(everyStatusFacts).toHaveLength(6 * 2 * 3 * 3 * 2);
    expect(new Set(everyStatusFacts.map((facts) => JSON.stringify(facts))).size).toBe(everyStatusFacts.length);
  });

  it.each(everyStatusFacts)(
    "$decision, expired $isExpired, $detection, since $sinceDecision, recheck $isRechecked",
    (facts) => {
      const row = table.find(([, fits]) => fits(facts))!;
      expect(projectStatus(facts), row[0]).toBe(row[2](facts));
    },
  );

  it.each(table)("%s", (what) => {
    const here = everyStatusFacts.filter((facts) => table.find(([, fits]) => fits(facts))?.[0] === what);
    expect(here.length).toBeGreaterThan(0);
  });
});
