import { integrationListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { integrationBody } from "../render-integration.ts";

export const getIntegrations = route({
  method: "GET",
  url: "/integrations",
  operationId: "getIntegrations",
  summary: "The instances of GitLab and GitHub that the team is connected to",
  tag: "Integrations",
  access: "integrations.read",
  schema: { answer: integrationListAnswer },
  async handle({ principal }, { scm }) {
    const rows = (await scm.list(principal.teamId)).map(integrationBody);
    return { body: { data: rows, meta: { total: rows.length } } };
  },
});
