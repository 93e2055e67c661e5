import { z } from "zod";
import { route } from "../../doors.ts";
import { downloadAnswer } from "../../download.ts";
import { reportFormat } from "../report-schema.ts";
import { idParams } from "../schema.ts";

export const getReportDownload = route({
  method: "GET",
  url: "/reports/:id/download",
  operationId: "downloadReport",
  summary: "A document of a report; 409 with Retry-After while it is generated",
  tag: "Reports",
  access: "reports.read",
  produces: "application/octet-stream",
  schema: {
    params: idParams,
    query: z.object({
      format: z
        .string()
        .max(20)
        .transform((text) => text.toLowerCase())
        .pipe(reportFormat)
        .default("pdf"),
    }),
    answer: z.string(),
  },
  async handle({ principal, params, query }, { reports }) {
    return downloadAnswer(await reports.download(principal, params.id, query.format));
  },
});
