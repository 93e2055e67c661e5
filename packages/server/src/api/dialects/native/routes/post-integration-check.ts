import { integrationAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { integrationBody } from "../render-integration.ts";
import { idParams } from "../schema.ts";

export const postIntegrationCheck = route({
  method: "POST",
  url: "/integrations/:id/check",
  operationId: "postIntegrationCheck",
  summary: "Ask the instance whether the token still works",
  tag: "Integrations",
  access: "integrations.write",
  schema: { params: idParams, answer: integrationAnswer },
  async handle({ principal, params }, { scm }) {
    return { body: { data: integrationBody(await scm.check(principal, params.id)) } };
  },
});
