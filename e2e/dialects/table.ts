/** Runs the rows, and writes what came of them. */
import { messageOf } from "@gatewatch/base/fault";
import type { Row } from "./row.ts";
import type { World } from "./world.ts";

export interface Outcome {
  readonly contract: Row["contract"];
  readonly endpoint: string;
  readonly works: boolean;
  /** How it was checked, or why it fails. */
  readonly told: string;
}

/** Runs every row in turn. */
export async function runRows(
  worldOf: (row: Row) => Promise<World>,
  rows: readonly Row[],
  onRow: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const row of rows) {
    const { contract, endpoint } = row;
    const outcome = await row.check(await worldOf(row)).then(
      (told): Outcome => ({ contract, endpoint, works: true, told }),
      (error: unknown): Outcome => ({ contract, endpoint, works: false, told: messageOf(error) }),
    );
    outcomes.push(outcome);
    onRow(outcome);
  }
  return outcomes;
}

/** `docs/contracts.md` */
export function contractsPage(outcomes: readonly Outcome[]): string {
  const works = outcomes.filter((outcome) => outcome.works).length;
  const sections = [...Map.groupBy(outcomes, ({ contract }) => contract)].flatMap(([contract, rows]) => [
    `## ${contract}`,
    "",
    "| endpoint | | how it was checked |",
    "| --- | --- | --- |",
    ...rows.map(
      ({ endpoint, works: isFine, told }) =>
        `| \`${endpoint}\` | ${isFine ? "works" : "fails"} | ${isFine ? told : whyOf(told)} |`,
    ),
    "",
  ]);
  return [
    "# Documented contracts",
    "",
    "What a client written for one of four published APIs finds here when only its base URL is changed. Made by",
    "`npm run conformance -- --write`, which starts a real server, sends each call with fetch, curl and Python's requests, by prefix,",
    "virtual host and port of its own, and compares every documented key and type; limits are checked on a second server with",
    "`GATEWATCH_PLAN_PROFILE=documented`. The last column says which client came by which way. Do not edit.",
    "",
    `${works} of ${outcomes.length} endpoints work.`,
    "",
    ...sections,
  ].join("\n");
}

/** The rows that a page says work. */
export function worksIn(page: string): Set<string> {
  const found = new Set<string>();
  let contract = "";
  for (const line of page.split("\n")) {
    contract = /^## (.+)$/.exec(line)?.[1] ?? contract;
    const endpoint = /^\| `([^`]+)` *\| works *\|/.exec(line)?.[1];
    if (endpoint !== undefined) found.add(`${contract} ${endpoint}`);
  }
  return found;
}

// Ports and ids differ in every run.
function whyOf(message: string): string {
  return message
    .split("\n")[0]!
    .replace(/\{.*$/, "")
    .replace(/127\.0\.0\.1:\d+/g, "HOST")
    .replaceAll("|", "\\|")
    .slice(0, 120);
}
