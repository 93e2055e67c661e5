import { instant } from "@gatewatch/contracts";
import { z } from "zod";
import { componentWords } from "../../../../kernel/health/index.ts";
import { route } from "../../doors.ts";

const component = z.enum(componentWords);
const health = z
  .object({
    version: z.literal("v1"),
    status: z.enum(["healthy", "unhealthy"]),
    timestamp: instant,
    service: z.string(),
    endpoints: z.record(z.string(), z.string()),
    components: z.object({ database: component, jobs: component, workers: component, webhooks: component }),
  })
  .meta({ id: "HealthResponse" });

const endpoints = {
  health: "/api/v1/health",
  scans: "/api/v1/scans",
  vulnerabilities: "/api/v1/vulnerabilities",
  repositories: "/api/v1/repositories",
  repositoryVulnerabilities: "/api/v1/repositories/{repositoryId}/vulnerabilities",
  scanVulnerabilities: "/api/v1/scans/{scanId}/vulnerabilities",
  scanEndpoints: "/api/v1/scans/{scanId}/endpoints",
  scanWiki: "/api/v1/scans/{scanId}/wiki",
};

export const getHealth = route({
  method: "GET",
  url: "/health",
  operationId: "getApiV1Health",
  summary: "Whether the server and its database answer",
  tag: "Utility",
  access: "public",
  limitClass: "none",
  saysUnavailable: true,
  schema: { answer: health },
  async handle(_input, { health: port, clock }) {
    const components = await port.components();
    const isHealthy = components.database === "healthy";
    const body = {
      version: "v1" as const,
      status: isHealthy ? ("healthy" as const) : ("unhealthy" as const),
      timestamp: clock.now().toISOString(),
      service: "Gatewatch",
      endpoints,
      components,
    };
    return { body, unavailableSeconds: isHealthy ? undefined : 5 };
  },
});
