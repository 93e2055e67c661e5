import { scanListAnswer } from "@gatewatch/contracts";
import { z } from "zod";
import type { ScanStatus } from "../../../../scanning/index.ts";
import { route } from "../../doors.ts";
import { scanRowBody } from "../render.ts";
import { filterText, pageQuery } from "../schema.ts";

const statusOf: Readonly<Record<string, ScanStatus>> = {
  launched: "queued",
  queued: "queued",
  pending: "queued",
  running: "running",
  in_progress: "running",
  completed: "completed",
  failed: "failed",
  cancelled: "cancelled",
  canceled: "cancelled",
};
const status = z
  .string()
  .max(20)
  .refine((text) => statusKey(text) in statusOf, {
    error: "must be launched, running, completed, failed or cancelled",
  });

export const getScans = route({
  method: "GET",
  url: "/scans",
  operationId: "getApiV1Scans",
  summary: "The team's scans, newest first",
  tag: "Scans",
  access: "scans.read",
  schema: {
    query: pageQuery.extend({ status: status.optional(), language: filterText.optional() }),
    answer: scanListAnswer,
  },
  async handle({ principal, query }, { scanning }) {
    const { limit, offset, language } = query;
    const wanted = query.status === undefined ? undefined : statusOf[statusKey(query.status)];
    // No scan has a known language yet, so none has the one asked for.
    const page =
      language === undefined
        ? await scanning.list(principal.teamId, { limit, offset, ...(wanted ? { status: [wanted] } : {}) })
        : { scans: [], total: 0, hasMore: false };
    return {
      body: {
        version: "v1" as const,
        data: page.scans.map(scanRowBody),
        pagination: { total: page.total, limit, offset, hasMore: page.hasMore },
        filters: { status: query.status ?? null, language: language ?? null },
      },
    };
  },
});

function statusKey(text: string): string {
  return text.toLowerCase().replaceAll("-", "_");
}
