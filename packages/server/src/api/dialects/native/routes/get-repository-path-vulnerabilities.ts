import { z } from "zod";
import { httpFaults } from "../../../http/index.ts";
import { route } from "../../doors.ts";
import { repositoryPage, repositoryVulnerabilitiesAnswer, repositoryVulnerabilitiesQuery } from "../repository-page.ts";

const suffix = "/vulnerabilities";

export const getRepositoryPathVulnerabilities = route({
  method: "GET",
  url: "/repositories/*",
  operationId: "getRepositoryPathVulnerabilities",
  summary: "As /repositories/{repositoryId}/vulnerabilities, for clients that do not encode the slashes of a path",
  tag: "Repositories",
  access: "vulnerabilities.read",
  isHidden: true,
  schema: {
    params: z.object({ "*": z.string().max(2048) }),
    query: repositoryVulnerabilitiesQuery,
    answer: repositoryVulnerabilitiesAnswer,
  },
  async handle({ principal, params, query }, doors) {
    const rest = params["*"];
    if (!rest.endsWith(suffix)) {
      throw httpFaults("http.not_found", {
        message: `There is nothing at "/repositories/${rest.slice(0, 200)}". Ask for its vulnerabilities: add ${suffix}.`,
      });
    }
    return { body: await repositoryPage(doors, principal, rest.slice(0, -suffix.length), query) };
  },
});
