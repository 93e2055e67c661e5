import { teamListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { teamRowBody } from "../render.ts";

export const getTeams = route({
  method: "GET",
  url: "/teams",
  operationId: "getTeams",
  summary: "The teams you may work in",
  tag: "Teams",
  access: "authenticated",
  schema: { answer: teamListAnswer },
  async handle({ principal }, { kernel }) {
    const found = await kernel.teams.teamsOf(principal.userId);
    const seen = principal.kind === "session" ? found : found.filter(({ team }) => team.id === principal.teamId);
    const rows = seen.map(({ team, role }) => ({
      ...teamRowBody(team),
      role,
      is_current: team.id === principal.teamId,
    }));
    return { body: { data: rows, teams: rows } };
  },
});
