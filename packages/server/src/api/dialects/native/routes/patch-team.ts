import { changeTeamRequest, teamAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { teamRowBody } from "../render.ts";

export const patchTeam = route({
  method: "PATCH",
  url: "/team",
  operationId: "patchTeam",
  summary: "Change the team's name, its slug or both",
  tag: "Teams",
  access: "team.write",
  schema: { body: changeTeamRequest, answer: teamAnswer },
  async handle({ principal, body }, { kernel }) {
    return { body: { data: teamRowBody(await kernel.teams.change(principal, body)) } };
  },
});
