import { settingsAnswer, settingsRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { readSettings, settingsBody } from "../team-settings.ts";

export const putAdminSettings = route({
  method: "PUT",
  url: "/admin/settings",
  operationId: "putAdminSettings",
  summary: "Change settings; absent ones stay, those that nothing reads are refused",
  tag: "Teams",
  access: "team.write",
  schema: { body: settingsRequest, answer: settingsAnswer },
  async handle({ principal, body }, { kernel }) {
    const settings = readSettings(body, kernel.publicUrl);
    return { body: settingsBody(await kernel.teams.change(principal, { settings }), kernel.publicUrl) };
  },
});
