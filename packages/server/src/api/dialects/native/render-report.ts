import type { report } from "@gatewatch/contracts";
import type { z } from "zod";
import type { NewReport, Report } from "../../../reports/index.ts";

export function reportBody(of: Report): z.output<typeof report> {
  const { statuses, vulnerabilityIds, ...filters } = of.filters;
  return {
    id: of.id,
    type: of.type,
    title: of.title,
    description: of.description,
    status: of.status,
    status_message: of.statusMessage,
    scan_ids: [...of.scanIds],
    filters: {
      ...filters,
      ...(statuses && { status: [...statuses] }),
      ...(vulnerabilityIds && { vulnerability_ids: [...vulnerabilityIds] }),
    },
    created_at: of.createdAt.toISOString(),
    generated_at: of.generatedAt?.toISOString() ?? null,
    generated_by: { user_id: of.generatedBy.userId, key_id: of.generatedBy.keyId },
    expires_at: of.expiresAt.toISOString(),
    counts: of.counts,
    health_score: of.healthScore,
    health_rating: of.healthRating,
    scan_duration: of.scanDurationSeconds,
    renditions: of.renditions.map(({ format, mediaType, sha256, sizeBytes }) => ({
      format,
      media_type: mediaType,
      sha256,
      size: sizeBytes,
      url: `/api/v1/reports/${of.id}/download?format=${format}`,
    })),
  };
}

/** The parts of `POST /reports` that a client left out stay left out. */
export function filtersOf(
  sent:
    | {
        readonly severity?: NonNullable<NewReport["filters"]>["severity"] | undefined;
        readonly status?: NonNullable<NewReport["filters"]>["statuses"] | undefined;
        readonly from?: string | undefined;
        readonly to?: string | undefined;
        readonly repository?: string | undefined;
        readonly vulnerability_ids?: readonly string[] | undefined;
      }
    | undefined,
): NonNullable<NewReport["filters"]> {
  if (sent === undefined) return {};
  const { severity, status, from, to, repository, vulnerability_ids: ids } = sent;
  return {
    ...(severity !== undefined && { severity }),
    ...(status !== undefined && { statuses: status }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(repository !== undefined && { repository }),
    ...(ids !== undefined && { vulnerabilityIds: ids }),
  };
}
