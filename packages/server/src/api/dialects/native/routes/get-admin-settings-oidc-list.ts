import { oidcSettingsListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { oidcBody } from "../render-sso.ts";

export const getAdminSettingsOidcList = route({
  method: "GET",
  url: "/admin/settings/oidc",
  operationId: "getAdminSettingsOidcList",
  summary: "The team's OpenID Connect providers",
  tag: "Single sign-on",
  access: "sso.read",
  schema: { answer: oidcSettingsListAnswer },
  async handle({ principal }, { kernel: { federation } }) {
    const rows = (await federation.oidc.list(principal.teamId)).map((provider) => oidcBody(provider, federation));
    return { body: { data: rows, providers: rows, meta: { total: rows.length } } };
  },
});
