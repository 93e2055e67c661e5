import { createSamlRequest, samlSettingsAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { samlBody, samlWishOf } from "../render-sso.ts";

export const postAdminSettingsSaml = route({
  method: "POST",
  url: "/admin/settings/saml",
  operationId: "postAdminSettingsSaml",
  summary: "Connect the team to a SAML identity provider",
  tag: "Single sign-on",
  access: "sso.write",
  success: 201,
  schema: { body: createSamlRequest, answer: samlSettingsAnswer },
  async handle({ principal, body }, { kernel: { federation } }) {
    const made = await federation.saml.create(principal, body.name, samlWishOf(body.name, body));
    return { body: { data: samlBody(made, federation) } };
  },
});
