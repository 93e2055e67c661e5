import {
  type Block,
  type DocumentHead,
  htmlWriter,
  markdownWriter,
  pdfWriter,
  visibleJson,
} from "@gatewatch/engines/documents";
import {
  csvOf,
  csvRecord,
  everyFinding,
  findingsAtMost,
  findingsTable,
  firstFindings,
  sarifOfScans,
} from "@gatewatch/engines/formats";
import type { Scan } from "../../scanning/index.ts";
import type { Report, ReportData, ReportFormat } from "../contract.ts";
import { healthRating, healthScore } from "../health.ts";
import { type Account, reportKinds } from "../types/index.ts";
import { dataHead, vulnerabilityOf } from "./data.ts";
import type { ScopedFinding } from "./reported-findings.ts";
import { scanSummary } from "./scan-summary.ts";
import type { Spool } from "./spool.ts";
import type { Tally } from "./tally.ts";

/** A report that is ready to be written, in whatever form. */
export interface Draft {
  readonly report: Report;
  readonly scans: readonly Scan[];
  /** Scope and figures, which come first. */
  readonly opening: readonly Block[];
  readonly account: Account;
  readonly tally: Tally;
  readonly spool: Spool;
  readonly madeAt: Date;
  readonly durationSeconds: number;
  readonly version: string;
}

const worstShown = 100;
/** Vulnerabilities in what the API shows of a report; its JSON form holds all. */
const dataAtMost = 1000;

/** The documents of a report: pieces of text or bytes, made while they are read. */
export const renderings: Readonly<
  Record<ReportFormat, { readonly mediaType: string; render(draft: Draft): AsyncIterable<string | Uint8Array> }>
> = {
  pdf: {
    mediaType: pdfWriter.mediaType,
    render: (draft) => pdfWriter.write(headOf(draft), blocksOf(draft, findingsAtMost.pdf)),
  },
  json: { mediaType: "application/json", render: jsonOf },
  csv: { mediaType: "text/csv; charset=utf-8; header=present", render: recordsOf },
  markdown: {
    mediaType: markdownWriter.mediaType,
    render: (draft) => markdownWriter.write(headOf(draft), blocksOf(draft, undefined)),
  },
  html: {
    mediaType: htmlWriter.mediaType,
    render: (draft) => htmlWriter.write(headOf(draft), blocksOf(draft, findingsAtMost.html)),
  },
  sarif: {
    mediaType: "application/sarif+json",
    render: ({ scans, spool, version, madeAt }) =>
      sarifOfScans(scans.map((scan) => ({ findings: spool.read(scan.id), scan: scanSummary(scan, version, madeAt) }))),
  },
};

/** What the API shows of a report: the documented shape, bounded. */
export async function* dataOf(draft: Draft): AsyncGenerator<string> {
  yield* documentedData(
    draft,
    dataAtMost,
    (finding) => vulnerabilityOf(finding) satisfies ReportData["vulnerabilities"][number],
  );
}

function headOf({ report, madeAt }: Draft): DocumentHead {
  return {
    title: report.title,
    subtitle: `${reportKinds[report.type].title}, ${madeAt.toISOString()}`,
    madeAt: madeAt.toISOString(),
  };
}

async function* blocksOf({ opening, account, spool }: Draft, atMost: number | undefined): AsyncGenerator<Block> {
  yield* opening;
  yield* account.sections;
  switch (account.findings) {
    case "all":
      yield* atMost === undefined
        ? everyFinding(spool.read("all"), account.more)
        : firstFindings(spool.read("all"), atMost, account.more);
      return;
    case "table":
      yield* worstOf(spool);
      return;
    case "none":
  }
}

async function* worstOf(spool: Spool): AsyncGenerator<Block> {
  const worst: ScopedFinding[] = [];
  let total = 0;
  for await (const finding of spool.read("all")) {
    total++;
    if (worst.length < worstShown) worst.push(finding);
  }
  if (total > worst.length) {
    yield { kind: "notice", text: `The first ${worst.length} of ${total} findings are listed, worst first.` };
  }
  yield total === 0 ? { kind: "paragraph", text: "No findings." } : findingsTable(worst);
}

async function* recordsOf({ account, spool }: Draft): AsyncGenerator<string> {
  if (account.records) {
    for await (const cells of account.records()) yield csvRecord(cells);
    return;
  }
  yield* csvOf(spool.read("all"), {
    id: ({ id }) => id,
    vulnerability_id: ({ issueId }) => issueId,
    scan_id: ({ scanId }) => scanId,
    status: ({ status }) => status,
    observed_at: ({ observedAt }) => observedAt,
  });
}

async function* jsonOf(draft: Draft): AsyncGenerator<string> {
  const { report, tally, opening, account, madeAt, durationSeconds, version } = draft;
  const score = healthScore(tally.openCounts);
  const { id, title, type, description, scanIds, filters, generatedBy } = report;
  const head = {
    schema: "gatewatch-report/1",
    tool: { name: "gatewatch", version },
    id,
    title,
    type,
    description,
    user_id: generatedBy.userId,
    scan_ids: scanIds,
    filters,
    generated_at: madeAt.toISOString(),
    scan_duration: durationSeconds,
    health_score: score,
    health_rating: healthRating(score),
    ai_summary: null,
    counts: tally.counts,
    open_counts: tally.openCounts,
    sections: [...opening, ...account.sections],
  };
  yield `${visibleJson(head, 1).slice(0, -2)},\n "data": `;
  yield* documentedData(draft, Number.POSITIVE_INFINITY, (finding) => {
    const { anchor: _, ...all } = finding;
    return { ...vulnerabilityOf(finding), finding: all };
  });
  yield "}\n";
}

async function* documentedData(
  { tally, scans, spool }: Draft,
  atMost: number,
  of: (finding: ScopedFinding) => unknown,
): AsyncGenerator<string> {
  const head = dataHead(
    tally,
    scans.map(({ id }) => id),
    [...new Set(scans.map(({ targetLabel }) => targetLabel))],
  );
  yield `${visibleJson(head).slice(0, -1)},"vulnerabilities":[`;
  let written = 0;
  for await (const finding of spool.read("all")) {
    if (written === atMost) break;
    yield `${written === 0 ? "\n" : ",\n"}${visibleJson(of(finding))}`;
    written++;
  }
  yield "\n]}\n";
}
