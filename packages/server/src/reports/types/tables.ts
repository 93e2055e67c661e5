import type { Block } from "@gatewatch/engines/documents";
import type { SeverityCounts } from "../../scanning/index.ts";

const words = ["critical", "high", "medium", "low", "info"] as const;

/** Rows of names with their counts by severity. */
export function countsTable(title: string, rows: readonly (readonly [string, SeverityCounts])[]): Block {
  return {
    kind: "table",
    columns: [
      { title, share: 5 },
      ...words.map((word) => ({ title: word, share: 1.2, isNumber: true as const })),
      { title: "total", share: 1.2, isNumber: true },
    ],
    rows: rows.map(([name, counts]) => [name, ...words.map((word) => String(counts[word])), String(counts.total)]),
  };
}

export function day(instant: Date): string {
  return instant.toISOString().slice(0, 16).replace("T", " ");
}

export function heading(text: string): Block {
  return { kind: "heading", level: 2, text };
}
