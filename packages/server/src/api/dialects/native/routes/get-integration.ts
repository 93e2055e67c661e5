import { integrationAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { integrationBody } from "../render-integration.ts";
import { idParams } from "../schema.ts";

export const getIntegration = route({
  method: "GET",
  url: "/integrations/:id",
  operationId: "getIntegration",
  summary: "One integration, without its token",
  tag: "Integrations",
  access: "integrations.read",
  schema: { params: idParams, answer: integrationAnswer },
  async handle({ principal, params }, { scm }) {
    return { body: { data: integrationBody(await scm.get(principal.teamId, params.id)) } };
  },
});
