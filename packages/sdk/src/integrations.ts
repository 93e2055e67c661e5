import {
  integrationAnswer,
  integrationListAnswer,
  integrationProjectsAnswer,
  successAnswer,
} from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { CreateIntegration, Integration, IntegrationProjects } from "./wire.ts";

export interface Integrations {
  list(signal?: AbortSignal): Promise<Integration[]>;
  connect(request: CreateIntegration): Promise<Integration>;
  replaceToken(id: string, token: string): Promise<Integration>;
  /** Asks the instance whether the token still works. */
  check(id: string): Promise<Integration>;
  delete(id: string): Promise<void>;
  /** What the token can read, a page at a time from 1. */
  projects(
    id: string,
    query: { readonly search?: string; readonly page?: number },
    signal?: AbortSignal,
  ): Promise<IntegrationProjects>;
}

/** Instances of GitLab and GitHub that the team is connected to. */
export function createIntegrations(transport: Transport): Integrations {
  const at = (id: string, part = "") => `/integrations/${encodeURIComponent(id)}${part}`;
  return {
    list: async (signal) => (await transport.read("/integrations", integrationListAnswer, {}, signal)).data,
    connect: async (request) => (await transport.write("POST", "/integrations", integrationAnswer, request)).data,
    replaceToken: async (id, token) =>
      (await transport.write("PUT", at(id, "/token"), integrationAnswer, { token })).data,
    check: async (id) => (await transport.write("POST", at(id, "/check"), integrationAnswer)).data,
    delete: async (id) => {
      await transport.write("DELETE", at(id), successAnswer);
    },
    projects: (id, query, signal) => transport.read(at(id, "/projects"), integrationProjectsAnswer, query, signal),
  };
}
