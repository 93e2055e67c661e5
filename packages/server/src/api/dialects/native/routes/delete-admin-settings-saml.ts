import { successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { nameParams } from "../schema.ts";

export const deleteAdminSettingsSaml = route({
  method: "DELETE",
  url: "/admin/settings/saml/:name",
  operationId: "deleteAdminSettingsSaml",
  summary: "Disconnect a SAML identity provider; people keep their accounts, and whom it alone let in gets in no more",
  tag: "Single sign-on",
  access: "sso.write",
  schema: { params: nameParams, answer: successAnswer },
  async handle({ principal, params }, { kernel: { federation } }) {
    await federation.saml.remove(principal, params.name);
    return { body: { success: true as const } };
  },
});
