import { integrationProjectsAnswer, integrationProjectsQuery } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { projectBody } from "../render-integration.ts";
import { idParams } from "../schema.ts";

export const getIntegrationProjects = route({
  method: "GET",
  url: "/integrations/:id/projects",
  operationId: "getIntegrationProjects",
  summary: "Projects that the token of an integration can read, last active first",
  tag: "Integrations",
  access: "integrations.read",
  schema: { params: idParams, query: integrationProjectsQuery, answer: integrationProjectsAnswer },
  async handle({ principal, params, query }, { scm }) {
    const { projects, nextPage } = await scm.projects(principal.teamId, params.id, query);
    return { body: { data: projects.map(projectBody), meta: { next_page: nextPage } } };
  },
});
