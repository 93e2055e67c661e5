import { showId } from "@gatewatch/base/ids";
import type { z } from "zod";
import type { Report, Reports } from "../../../reports/index.ts";
import { secondsInstant } from "../instant.ts";
import type { report, reportRow } from "./report-schema.ts";

export function reportRowBody(of: Report): z.output<typeof reportRow> {
  return {
    id: showId("rep", of.id),
    title: of.title,
    type: of.type,
    description: of.description,
    user_id: showId("usr", of.generatedBy.userId),
    scan_ids: of.scanIds.map((id) => showId("scan", id)),
    status: of.status,
    created_at: secondsInstant(of.createdAt),
    generated_at: of.generatedAt && secondsInstant(of.generatedAt),
    expires_at: secondsInstant(of.expiresAt),
    scan_duration: of.scanDurationSeconds,
    health_score: of.healthScore,
    health_rating: of.healthRating,
    formats: of.renditions.map(({ format }) => format),
    ...(of.status === "failed" ? { error: of.statusMessage ?? "failed" } : {}),
  };
}

export async function reportBody(reports: Pick<Reports, "content">, of: Report): Promise<z.output<typeof report>> {
  const content = await reports.content(of);
  return {
    ...reportRowBody(of),
    data: content && { ...content.data, scan_id: content.data.scan_id && showId("scan", content.data.scan_id) },
    markdown_content: content?.markdown ?? null,
    ai_summary: null,
  };
}
