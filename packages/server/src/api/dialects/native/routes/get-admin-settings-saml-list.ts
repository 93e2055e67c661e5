import { samlSettingsListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { samlBody } from "../render-sso.ts";

export const getAdminSettingsSamlList = route({
  method: "GET",
  url: "/admin/settings/saml",
  operationId: "getAdminSettingsSamlList",
  summary: "The team's SAML identity providers",
  tag: "Single sign-on",
  access: "sso.read",
  schema: { answer: samlSettingsListAnswer },
  async handle({ principal }, { kernel: { federation } }) {
    const rows = (await federation.saml.list(principal.teamId)).map((provider) => samlBody(provider, federation));
    return { body: { data: rows, providers: rows, meta: { total: rows.length } } };
  },
});
