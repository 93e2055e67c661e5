import type { Entry } from "../../kernel/audit/index.ts";
import type { Facts, ReportKind } from "./contract.ts";
import { day, heading } from "./tables.ts";

/** Rows in a document for people; CSV holds all. */
const entriesShown = 2000;
const actorsShown = 500;
const decision = /^(vulnerabilities|decisions|issues)\./;

export const auditReport: ReportKind = {
  type: "audit",
  title: "Audit report",
  purpose: "Who decided and changed what in the period.",
  async account(facts) {
    const byActor = new Map<
      string,
      { name: string; decisions: number; changes: number; refused: number; last: Date }
    >();
    const shown: string[][] = [];
    let total = 0;
    for await (const entry of facts.entries()) {
      total++;
      const name = await actorName(facts, entry);
      if (shown.length < entriesShown) shown.push(rowOf(entry, name));
      const key = byActor.has(name) || byActor.size < actorsShown ? name : "everybody else";
      const actor = byActor.get(key) ?? { name: key, decisions: 0, changes: 0, refused: 0, last: entry.at };
      if (!entry.success) actor.refused++;
      else if (decision.test(entry.action)) actor.decisions++;
      else actor.changes++;
      byActor.set(key, actor);
    }
    return {
      sections: [
        heading("By actor"),
        {
          kind: "table",
          columns: [
            { title: "Who", share: 5 },
            { title: "Decisions", share: 1.3, isNumber: true },
            { title: "Other changes", share: 1.6, isNumber: true },
            { title: "Refused", share: 1.2, isNumber: true },
            { title: "Last (UTC)", share: 2.2 },
          ],
          rows: [...byActor.values()].map(({ name, decisions, changes, refused, last }) => [
            name,
            String(decisions),
            String(changes),
            String(refused),
            day(last),
          ]),
        },
        heading("Decisions and changes"),
        ...(total > shown.length
          ? [
              {
                kind: "notice" as const,
                text: `The newest ${shown.length} of ${total} entries are listed. CSV holds all of them.`,
              },
            ]
          : []),
        {
          kind: "table",
          columns: [
            { title: "When (UTC)", share: 2 },
            { title: "Who", share: 2.6 },
            { title: "What", share: 2.4 },
            { title: "Subject", share: 3 },
            { title: "Outcome", share: 1.3 },
            { title: "Detail", share: 4 },
          ],
          rows: shown.map(([at = "", ...rest]) => [day(new Date(at)), ...rest]),
        },
      ],
      findings: "none",
      async *records() {
        yield ["at", "actor", "action", "subject", "outcome", "detail"];
        for await (const entry of facts.entries()) yield rowOf(entry, await actorName(facts, entry));
      },
    };
  },
};

function rowOf({ at, action, subject, success, detail }: Entry, name: string): string[] {
  return [at.toISOString(), name, action, subject, success ? "done" : "refused", detail === "{}" ? "" : detail];
}

async function actorName(facts: Facts, { actorKind, userId, keyId }: Entry): Promise<string> {
  if (userId === null) return actorKind === "system" ? "system" : "nobody signed in";
  return `${await facts.nameOf(userId)}${keyId === null ? "" : " by API key"}`;
}
