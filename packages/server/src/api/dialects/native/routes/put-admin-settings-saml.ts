import { changeSamlRequest, samlSettingsAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { samlBody, samlWishOf } from "../render-sso.ts";
import { nameParams } from "../schema.ts";

export const putAdminSettingsSaml = route({
  method: "PUT",
  url: "/admin/settings/saml/:name",
  operationId: "putAdminSettingsSaml",
  summary: "Replace the settings of a SAML identity provider",
  tag: "Single sign-on",
  access: "sso.write",
  schema: { params: nameParams, body: changeSamlRequest, answer: samlSettingsAnswer },
  async handle({ principal, params, body }, { kernel: { federation } }) {
    const changed = await federation.saml.replace(principal, params.name, samlWishOf(params.name, body));
    return { body: { data: samlBody(changed, federation) } };
  },
});
