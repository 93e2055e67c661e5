import { reportAnswer, reportListAnswer } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { CreateReport, Report, ReportFormat, ReportList, ReportStatus, ReportType } from "./wire.ts";

export interface ReportQuery {
  readonly type?: ReportType | undefined;
  readonly status?: ReportStatus | undefined;
  readonly scanId?: string | undefined;
  /** `next_cursor` of the page before. */
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

export interface Reports {
  /** Newest first. */
  list(query?: ReportQuery, signal?: AbortSignal): Promise<ReportList>;
  get(id: string, signal?: AbortSignal): Promise<Report>;
  /** Answers at once; the report is ready a little later. */
  create(request: CreateReport): Promise<Report>;
  remove(id: string): Promise<Report>;
  /** A document of a ready report. Of one that is still generated: `ApiError` with status 409. */
  download(id: string, format: ReportFormat, signal?: AbortSignal): Promise<Blob>;
  /** Where a browser that is signed in saves a document from. */
  downloadUrl(id: string, format: ReportFormat): string;
}

/** Reports. */
export function createReports(transport: Transport): Reports {
  return {
    list: ({ type, status, scanId, cursor, limit } = {}, signal) =>
      transport.read("/reports", reportListAnswer, { type, status, scan_id: scanId, cursor, limit }, signal),
    get: async (id, signal) => (await transport.read(pathOf(id), reportAnswer, {}, signal)).data,
    create: async (request) => (await transport.write("POST", "/reports", reportAnswer, request)).data,
    remove: async (id) => (await transport.write("DELETE", pathOf(id), reportAnswer)).data,
    download: (id, format, signal) => transport.file(`${pathOf(id)}/download`, { format }, signal),
    downloadUrl: (id, format) => transport.urlOf(`${pathOf(id)}/download`, { format }),
  };
}

function pathOf(id: string): string {
  return `/reports/${encodeURIComponent(id)}`;
}
