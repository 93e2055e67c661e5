import type { Db } from "@gatewatch/base/db";
import { readId } from "@gatewatch/base/ids";
import type { Principal } from "../kernel/actor.ts";
import type { Download, Report, ReportData, ReportFormat, ReportPage, ReportQuery, ReportType } from "./contract.ts";
import { reportFaults } from "./faults.ts";
import type { Files } from "./files.ts";
import { countReports, selectReport, selectReports } from "./store.ts";

const markdownBytes = 1024 * 1024;
const retrySeconds = 2;
const extensions: Readonly<Record<ReportFormat, string>> = {
  pdf: "pdf",
  json: "json",
  csv: "csv",
  markdown: "md",
  html: "html",
  sarif: "sarif",
};

/** Types that somebody may not know of. */
function hiddenFrom(actor: Principal): readonly ReportType[] {
  return actor.permissions.has("audit.read") ? [] : ["audit"];
}

/** @throws Fault `reports.not_found` */
export async function getReport(db: Db, actor: Principal, id: string): Promise<Report> {
  const read = readId<"report">(id);
  const report = read && (await selectReport(db, actor.teamId, read));
  if (report && !hiddenFrom(actor).includes(report.type)) return report;
  throw reportFaults("reports.not_found", {
    message: `There is no report "${id.slice(0, 64)}" in this team. List the reports to see their ids; they are removed when they expire.`,
  });
}

/** Newest first. */
export async function listReports(db: Db, actor: Principal, query: ReportQuery): Promise<ReportPage> {
  const hidden = hiddenFrom(actor);
  const [rows, total] = await Promise.all([
    selectReports(db, actor.teamId, { ...query, limit: query.limit + 1 }, hidden),
    countReports(db, actor.teamId, query, hidden),
  ]);
  const reports = rows.slice(0, query.limit);
  return { reports, total, nextCursor: rows.length > query.limit ? (reports.at(-1)?.id ?? null) : null };
}

/** What a ready report holds. A Markdown form beyond a megabyte is cut at a line, and says so. */
export async function reportContent(
  files: Files,
  { teamId, id, status, renditions }: Report,
): Promise<{ readonly data: ReportData; readonly markdown: string } | null> {
  if (status !== "ready") return null;
  const data = await files.readText(teamId, id, "data");
  const text = await files.readText(teamId, id, "markdown", markdownBytes);
  if (data === undefined || text === undefined) return null;
  const whole = renditions.find(({ format }) => format === "markdown")?.sizeBytes ?? 0;
  const markdown =
    whole <= markdownBytes
      ? text
      : `${text.slice(0, text.lastIndexOf("\n"))}\n\n**Cut here: the whole document is in the download.**\n`;
  return { data: JSON.parse(data) as ReportData, markdown };
}

/** @throws Fault `reports.not_found`, `reports.not_ready`, `reports.failed`, `reports.not_available` */
export async function downloadReport(
  db: Db,
  files: Files,
  actor: Principal,
  id: string,
  format: ReportFormat,
): Promise<Download> {
  const report = await getReport(db, actor, id);
  switch (report.status) {
    case "queued":
    case "generating":
      throw reportFaults("reports.not_ready", {
        message: `The report "${report.id}" is still being generated. Ask again in ${retrySeconds} s.`,
        retryAfterSeconds: retrySeconds,
      });
    case "failed":
      throw reportFaults("reports.failed", {
        message: `The report "${report.id}" could not be generated: ${report.statusMessage ?? "unknown"} Make a new one.`,
      });
    case "ready": {
      const rendition = report.renditions.find((one) => one.format === format);
      const body = rendition && (await files.read(report.teamId, report.id, format));
      if (rendition && body) return { ...rendition, body, fileName: `${report.title}.${extensions[format]}` };
      const there = report.renditions.map((one) => one.format).join(", ");
      throw reportFaults("reports.not_available", {
        message: `The report "${report.id}" has no ${format} document. It has: ${there || "none"}.`,
      });
    }
  }
}
