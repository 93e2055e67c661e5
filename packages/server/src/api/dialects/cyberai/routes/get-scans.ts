import { readId, showId } from "@gatewatch/base/ids";
import { z } from "zod";
import { route } from "../../doors.ts";
import { scanBody } from "../render.ts";
import { scanList } from "../schema.ts";

export const getScans = route({
  method: "GET",
  url: "/scans",
  operationId: "listScans",
  summary: "All scans, newest first",
  tag: "Scans",
  access: "scans.read",
  schema: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(50),
      cursor: z
        .string()
        .max(100)
        .refine((text) => readId(text) !== undefined, { error: "is no next_cursor of this list" })
        .optional(),
    }),
    answer: scanList,
  },
  async handle({ principal, query }, { scanning }) {
    const after = query.cursor === undefined ? undefined : readId<"scan">(query.cursor);
    const { limit } = query;
    const page = await scanning.list(principal.teamId, { limit, ...(after === undefined ? {} : { after }) });
    const last = page.scans.at(-1);
    return {
      body: {
        data: page.scans.map(scanBody),
        total: page.total,
        has_more: page.hasMore,
        next_cursor: page.hasMore && last ? showId("scan", last.id) : null,
      },
    };
  },
});
