import { samlSettingsAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { samlBody } from "../render-sso.ts";
import { nameParams } from "../schema.ts";

export const getAdminSettingsSaml = route({
  method: "GET",
  url: "/admin/settings/saml/:name",
  operationId: "getAdminSettingsSaml",
  summary: "One SAML identity provider",
  tag: "Single sign-on",
  access: "sso.read",
  schema: { params: nameParams, answer: samlSettingsAnswer },
  async handle({ principal, params }, { kernel: { federation } }) {
    return { body: { data: samlBody(await federation.saml.get(principal.teamId, params.name), federation) } };
  },
});
