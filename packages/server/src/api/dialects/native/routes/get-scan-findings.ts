import { diffState, findingListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { findingBody } from "../render.ts";
import { cursorQuery, scanParams } from "../schema.ts";

export const getScanFindings = route({
  method: "GET",
  url: "/scans/:scanId/findings",
  operationId: "getScanFindings",
  summary: "What a scan found so far, worst first; severity is a minimum",
  tag: "Scans",
  access: "vulnerabilities.read",
  schema: { params: scanParams, query: cursorQuery.extend({ diff: diffState.optional() }), answer: findingListAnswer },
  async handle({ principal, params, query }, { scanning, vulnerabilities }) {
    const { id } = await scanning.get(principal.teamId, params.scanId);
    const { severity, diff, cursor, limit } = query;
    const page = await vulnerabilities.findings(principal.teamId, {
      scanIds: [id],
      limit,
      ...(severity === undefined ? {} : { severityAtLeast: severity }),
      ...(diff === undefined ? {} : { diff }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    const { nextCursor, total, totalKind } = page;
    const next = new URLSearchParams({
      ...(severity && { severity }),
      ...(diff && { diff }),
      limit: String(limit),
      cursor: nextCursor ?? "",
    });
    const link = `</api/v1/scans/${id}/findings?${next}>; rel="next"`;
    return {
      body: {
        data: page.findings.map(findingBody),
        meta: { next_cursor: nextCursor, total, total_kind: totalKind },
      },
      ...(nextCursor === null ? {} : { headers: { Link: link } }),
    };
  },
});
