import { describe, expect, test } from "vitest";
import { isReversible, type Shown, undoOf } from "./undo.ts";

const open: Shown = {
  id: "a",
  status: "open",
  status_expires_at: null,
  severity: "high",
  severity_override: null,
  assignee: null,
  ticket_links: [],
};

describe("taking back", () => {
  test("rows that showed the same go back together, each to what it showed", () => {
    const rows = [
      open,
      { ...open, id: "b", status: "in_progress" as const },
      { ...open, id: "c" },
      { ...open, id: "d", status: "accepted_risk" as const, status_expires_at: "2026-12-21T00:00:00.000Z" },
    ];
    expect(undoOf(rows, { status: "false_positive", comment: "why" })).toEqual([
      { ids: ["a", "c"], status: "open", comment: "Taken back." },
      { ids: ["b"], status: "in_progress", comment: "Taken back." },
      { ids: ["d"], status: "accepted_risk", expires_at: "2026-12-21T00:00:00.000Z", comment: "Taken back." },
    ]);
  });

  test("only what was changed goes back", () => {
    expect(undoOf([{ ...open, assignee: "ada" }], { assignee: null })).toEqual([
      { ids: ["a"], assignee: "ada", comment: "Taken back." },
    ]);
    expect(undoOf([open], { severity: "low" })).toEqual([{ ids: ["a"], severity: null, comment: "Taken back." }]);
    const overridden = {
      ...open,
      severity: "low" as const,
      severity_override: { found: "high" as const, found_score: 8 },
    };
    expect(undoOf([overridden], { severity: null })).toEqual([{ ids: ["a"], severity: "low", comment: "Taken back." }]);
  });

  test("a word alone cannot be taken back", () => {
    expect(isReversible({ comment: "seen" })).toBe(false);
    expect(isReversible({ assignee: null })).toBe(true);
  });
});
