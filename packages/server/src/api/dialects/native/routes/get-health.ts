import { instant } from "@gatewatch/contracts";
import { z } from "zod";
import { route } from "../../doors.ts";

const health = z
  .object({
    version: z.literal("v1"),
    status: z.literal("healthy"),
    timestamp: instant,
    service: z.string(),
    endpoints: z.record(z.string(), z.string()),
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
  schema: { answer: health },
  async handle(_input, { kernel, clock }) {
    await kernel.ready();
    const timestamp = clock.now().toISOString();
    return { body: { version: "v1" as const, status: "healthy" as const, timestamp, service: "Gatewatch", endpoints } };
  },
});
