import { successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { nameParams } from "../schema.ts";

export const deleteAdminSettingsOidc = route({
  method: "DELETE",
  url: "/admin/settings/oidc/:name",
  operationId: "deleteAdminSettingsOidc",
  summary:
    "Disconnect an OpenID Connect provider; people keep their accounts, and whom it alone let in gets in no more",
  tag: "Single sign-on",
  access: "sso.write",
  schema: { params: nameParams, answer: successAnswer },
  async handle({ principal, params }, { kernel: { federation } }) {
    await federation.oidc.remove(principal, params.name);
    return { body: { success: true as const } };
  },
});
