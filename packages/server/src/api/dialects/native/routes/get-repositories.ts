import { repositoryListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { geckoStatus } from "../render.ts";
import { filterText, pageQuery } from "../schema.ts";

export const getRepositories = route({
  method: "GET",
  url: "/repositories",
  operationId: "getApiV1Repositories",
  summary: "The team's repositories by name; one appears with its first scan",
  tag: "Repositories",
  access: "repositories.read",
  schema: { query: pageQuery.extend({ name: filterText.optional() }), answer: repositoryListAnswer },
  async handle({ principal, query }, { scanning }) {
    const { name, limit, offset } = query;
    const page = await scanning.repositories(principal.teamId, { name, limit, offset });
    return {
      body: {
        version: "v1" as const,
        data: page.repositories.map(({ id, fullName, provider, instance, branch, createdAt, lastScan }) => ({
          id,
          name: fullName,
          provider,
          instance,
          branch,
          createdAt: createdAt.toISOString(),
          lastScan: lastScan && {
            id: lastScan.id,
            status: geckoStatus(lastScan.status),
            createdAt: lastScan.createdAt.toISOString(),
          },
        })),
        pagination: {
          total: page.total,
          limit,
          offset,
          hasMore: offset + page.repositories.length < page.total,
        },
        filters: { name: name ?? null },
      },
    };
  },
});
