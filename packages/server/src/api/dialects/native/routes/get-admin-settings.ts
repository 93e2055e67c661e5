import { settingsAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { settingsBody } from "../team-settings.ts";

export const getAdminSettings = route({
  method: "GET",
  url: "/admin/settings",
  operationId: "getAdminSettings",
  summary: "What the team has decided for itself",
  tag: "Teams",
  access: "team.read",
  schema: { answer: settingsAnswer },
  async handle({ principal }, { kernel }) {
    return { body: settingsBody(await kernel.teams.get(principal.teamId), kernel.publicUrl) };
  },
});
