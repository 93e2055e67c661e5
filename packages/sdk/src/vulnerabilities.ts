import {
  bulkDecisionAnswer,
  vulnerabilityAnswer,
  vulnerabilityHistoryAnswer,
  vulnerabilityPageAnswer,
} from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type {
  BulkDecided,
  BulkDecision,
  ChangeVulnerability,
  DecisionRecord,
  EngineName,
  Severity,
  SlaState,
  Vulnerability,
  VulnerabilityPage,
  VulnerabilitySort,
  VulnerabilityStatus,
} from "./wire.ts";

export interface VulnerabilityQuery {
  readonly status?: readonly VulnerabilityStatus[] | undefined;
  readonly severityLevel?: readonly Severity[] | undefined;
  readonly engine?: readonly EngineName[] | undefined;
  /** Id, path or provider:path. */
  readonly repository?: string | undefined;
  /** Id of a member, or `none`. */
  readonly assignee?: string | undefined;
  /** In title, rule or path. */
  readonly q?: string | undefined;
  readonly sla?: readonly SlaState[] | undefined;
  readonly sort?: VulnerabilitySort | undefined;
  /** `next_cursor` of the page before. */
  readonly cursor?: string | undefined;
  /** At most 200. */
  readonly limit?: number | undefined;
}

export interface Vulnerabilities {
  list(query?: VulnerabilityQuery, signal?: AbortSignal): Promise<VulnerabilityPage>;
  /** By the id of a vulnerability or of one of its findings. */
  get(id: string, signal?: AbortSignal): Promise<Vulnerability>;
  /** Newest first, at most 200. */
  history(id: string, signal?: AbortSignal): Promise<DecisionRecord[]>;
  /** @param ifVersion refuses with 412 when somebody has changed it since that version was read */
  update(id: string, change: ChangeVulnerability, ifVersion?: number): Promise<Vulnerability>;
  /** @param assignee id of a member; `null` = nobody */
  assign(id: string, assignee: string | null, ifVersion?: number): Promise<Vulnerability>;
  bulk(request: BulkDecision): Promise<BulkDecided>;
  /** Shows it as part of another of the same target, which is answered. */
  merge(id: string, into: string): Promise<Vulnerability>;
  unmerge(id: string): Promise<Vulnerability>;
}

/** The lasting defects of the team, their state and what people decide about them. */
export function createVulnerabilities(transport: Transport): Vulnerabilities {
  const at = (id: string, rest = "") => `/vulnerabilities/${encodeURIComponent(id)}${rest}`;
  const update: Vulnerabilities["update"] = async (id, change, ifVersion) =>
    (await transport.write("PATCH", at(id), vulnerabilityAnswer, change, ifVersion === undefined ? {} : { ifVersion }))
      .data;
  return {
    list: ({ status, severityLevel, engine, sla, sort = "priority", ...query } = {}, signal) =>
      transport.read(
        "/vulnerabilities",
        vulnerabilityPageAnswer,
        {
          ...query,
          status: status?.join(","),
          severity_level: severityLevel?.join(","),
          engine: engine?.join(","),
          sla: sla?.join(","),
          sort,
        },
        signal,
      ),
    get: async (id, signal) => (await transport.read(at(id), vulnerabilityAnswer, {}, signal)).data,
    history: async (id, signal) =>
      (await transport.read(at(id, "/history"), vulnerabilityHistoryAnswer, {}, signal)).data,
    update,
    assign: (id, assignee, ifVersion) => update(id, { assignee }, ifVersion),
    bulk: async (request) => (await transport.write("POST", "/vulnerabilities/bulk", bulkDecisionAnswer, request)).data,
    merge: async (id, into) => (await transport.write("POST", at(id, "/merge"), vulnerabilityAnswer, { into })).data,
    unmerge: async (id) => (await transport.write("POST", at(id, "/unmerge"), vulnerabilityAnswer)).data,
  };
}
