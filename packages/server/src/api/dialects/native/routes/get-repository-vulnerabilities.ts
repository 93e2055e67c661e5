import { z } from "zod";
import { route } from "../../doors.ts";
import { repositoryPage, repositoryVulnerabilitiesAnswer, repositoryVulnerabilitiesQuery } from "../repository-page.ts";

export const getRepositoryVulnerabilities = route({
  method: "GET",
  url: "/repositories/:repositoryId/vulnerabilities",
  operationId: "getApiV1RepositoriesByRepositoryIdVulnerabilities",
  summary:
    "What scans of a repository found, by its id, its encoded path or provider:path; severity is the least score",
  tag: "Repositories",
  access: "vulnerabilities.read",
  schema: {
    params: z.object({ repositoryId: z.string().max(1024) }),
    query: repositoryVulnerabilitiesQuery,
    answer: repositoryVulnerabilitiesAnswer,
  },
  async handle({ principal, params, query }, doors) {
    return { body: await repositoryPage(doors, principal, params.repositoryId, query) };
  },
});
