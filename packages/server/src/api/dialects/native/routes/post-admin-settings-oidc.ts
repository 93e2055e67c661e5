import { createOidcRequest, oidcSettingsAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { oidcBody, oidcWishOf } from "../render-sso.ts";

export const postAdminSettingsOidc = route({
  method: "POST",
  url: "/admin/settings/oidc",
  operationId: "postAdminSettingsOidc",
  summary: "Connect the team to an OpenID Connect provider",
  tag: "Single sign-on",
  access: "sso.write",
  success: 201,
  schema: { body: createOidcRequest, answer: oidcSettingsAnswer },
  async handle({ principal, body }, { kernel: { federation } }) {
    const made = await federation.oidc.create(principal, body.name, oidcWishOf(body.name, body));
    return { body: { data: oidcBody(made, federation) } };
  },
});
