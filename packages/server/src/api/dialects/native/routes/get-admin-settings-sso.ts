import { ssoSettingsAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { ssoBody } from "../render-sso.ts";

export const getAdminSettingsSso = route({
  method: "GET",
  url: "/admin/settings/sso",
  operationId: "getAdminSettingsSso",
  summary: "What the team decided for all of its identity providers, and for SCIM",
  tag: "Single sign-on",
  access: "sso.read",
  schema: { answer: ssoSettingsAnswer },
  async handle({ principal: { teamId } }, { kernel: { federation } }) {
    return { body: { data: ssoBody(await federation.teamChoices(teamId), await federation.teamFacts(teamId)) } };
  },
});
