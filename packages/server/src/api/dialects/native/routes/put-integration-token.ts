import { integrationAnswer, integrationTokenRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { integrationBody } from "../render-integration.ts";
import { idParams } from "../schema.ts";

export const putIntegrationToken = route({
  method: "PUT",
  url: "/integrations/:id/token",
  operationId: "putIntegrationToken",
  summary: "Replace the token of an integration, once the instance accepts the new one",
  tag: "Integrations",
  access: "integrations.write",
  schema: { params: idParams, body: integrationTokenRequest, answer: integrationAnswer },
  async handle({ principal, params, body }, { scm }) {
    return { body: { data: integrationBody(await scm.replaceToken(principal, params.id, body.token)) } };
  },
});
