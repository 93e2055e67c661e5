import { changeOidcRequest, oidcSettingsAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { oidcBody, oidcWishOf } from "../render-sso.ts";
import { nameParams } from "../schema.ts";

export const putAdminSettingsOidc = route({
  method: "PUT",
  url: "/admin/settings/oidc/:name",
  operationId: "putAdminSettingsOidc",
  summary: "Replace the settings of an OpenID Connect provider",
  tag: "Single sign-on",
  access: "sso.write",
  schema: { params: nameParams, body: changeOidcRequest, answer: oidcSettingsAnswer },
  async handle({ principal, params, body }, { kernel: { federation } }) {
    const changed = await federation.oidc.replace(principal, params.name, oidcWishOf(params.name, body));
    return { body: { data: oidcBody(changed, federation) } };
  },
});
