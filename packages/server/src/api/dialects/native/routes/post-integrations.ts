import { createIntegrationRequest, integrationAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { integrationBody } from "../render-integration.ts";

export const postIntegrations = route({
  method: "POST",
  url: "/integrations",
  operationId: "postIntegrations",
  summary: "Connect the team to a GitLab or GitHub instance, with a token that the instance accepts",
  tag: "Integrations",
  access: "integrations.write",
  success: 201,
  schema: { body: createIntegrationRequest, answer: integrationAnswer },
  async handle({ principal, body }, { scm }) {
    return { body: { data: integrationBody(await scm.connect(principal, body)) } };
  },
});
