import { readId } from "@gatewatch/base/ids";
import { z } from "zod";
import type { ScanStatus } from "../../../../scanning/index.ts";
import { route } from "../../doors.ts";
import { launchedBody } from "../render.ts";
import { scanList, status } from "../schema.ts";

const meaning: Readonly<Record<z.output<typeof status>, readonly ScanStatus[]>> = {
  queued: ["queued"],
  running: ["running"],
  completed: ["completed"],
  failed: ["failed", "cancelled"],
};

export const getScans = route({
  method: "GET",
  url: "/scans",
  operationId: "listScans",
  summary: "The account's scans, newest first",
  tag: "Scans",
  access: "scans.read",
  schema: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(20),
      status: status.optional(),
      starting_after: z
        .string()
        .max(100)
        .refine((text) => readId(text) !== undefined, { error: "is no scan id" })
        .optional(),
    }),
    answer: scanList,
  },
  async handle({ principal, query }, { scanning }) {
    const after = query.starting_after === undefined ? undefined : readId<"scan">(query.starting_after);
    const page = await scanning.list(principal.teamId, {
      limit: query.limit,
      ...(query.status === undefined ? {} : { status: meaning[query.status] }),
      ...(after === undefined ? {} : { after }),
    });
    return { body: { data: page.scans.map(launchedBody), has_more: page.hasMore } };
  },
});
