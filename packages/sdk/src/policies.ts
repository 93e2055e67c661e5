import { policyAnswer, policyListAnswer, policyPreviewAnswer, successAnswer } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { Policy, PolicyMatch, PolicyPreview, PolicyRequest } from "./wire.ts";

export interface Policies {
  /** In the order in which they act. */
  list(signal?: AbortSignal): Promise<Policy[]>;
  get(id: string, signal?: AbortSignal): Promise<Policy>;
  create(request: PolicyRequest): Promise<Policy>;
  /** As a whole: what is left out takes its default. */
  replace(id: string, request: PolicyRequest): Promise<Policy>;
  delete(id: string): Promise<void>;
  /** What would fit now; changes nothing. */
  preview(match: PolicyMatch): Promise<PolicyPreview>;
}

/** What the team decides once about every vulnerability of a kind. */
export function createPolicies(transport: Transport): Policies {
  const at = (id: string) => `/policies/${encodeURIComponent(id)}`;
  return {
    list: async (signal) => (await transport.read("/policies", policyListAnswer, {}, signal)).data,
    get: async (id, signal) => (await transport.read(at(id), policyAnswer, {}, signal)).data,
    create: async (request) => (await transport.write("POST", "/policies", policyAnswer, request)).data,
    replace: async (id, request) => (await transport.write("PUT", at(id), policyAnswer, request)).data,
    delete: async (id) => {
      await transport.write("DELETE", at(id), successAnswer);
    },
    preview: async (match) => (await transport.write("POST", "/policies/preview", policyPreviewAnswer, { match })).data,
  };
}
