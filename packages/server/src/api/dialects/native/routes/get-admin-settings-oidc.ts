import { oidcSettingsAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { oidcBody } from "../render-sso.ts";
import { nameParams } from "../schema.ts";

export const getAdminSettingsOidc = route({
  method: "GET",
  url: "/admin/settings/oidc/:name",
  operationId: "getAdminSettingsOidc",
  summary: "One OpenID Connect provider",
  tag: "Single sign-on",
  access: "sso.read",
  schema: { params: nameParams, answer: oidcSettingsAnswer },
  async handle({ principal, params }, { kernel: { federation } }) {
    return { body: { data: oidcBody(await federation.oidc.get(principal.teamId, params.name), federation) } };
  },
});
