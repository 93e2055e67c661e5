import { z } from "zod";
import { route } from "../../doors.ts";

export const getTeamExport = route({
  method: "GET",
  url: "/team/export",
  operationId: "getTeamExport",
  summary: "Everything of the team but secrets: one JSON object a line",
  tag: "Teams",
  access: "team.write",
  schema: { answer: z.string() },
  produces: "application/x-ndjson",
  async handle({ principal }, { erasure }) {
    return { raw: { mediaType: "application/x-ndjson", body: erasure.exportTeam(principal.teamId) } };
  },
});
