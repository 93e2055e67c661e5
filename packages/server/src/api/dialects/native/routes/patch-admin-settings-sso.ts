import { changeSsoRequest, ssoSettingsAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { ssoBody, teamChangeOf } from "../render-sso.ts";

export const patchAdminSettingsSso = route({
  method: "PATCH",
  url: "/admin/settings/sso",
  operationId: "patchAdminSettingsSso",
  summary: "Choose who keeps a password for emergencies, and how groups that come by SCIM give roles",
  tag: "Single sign-on",
  access: "sso.write",
  schema: { body: changeSsoRequest, answer: ssoSettingsAnswer },
  async handle({ principal, body }, { kernel: { federation } }) {
    const changed = await federation.changeTeam(principal, teamChangeOf(body));
    return { body: { data: ssoBody(changed, await federation.teamFacts(principal.teamId)) } };
  },
});
