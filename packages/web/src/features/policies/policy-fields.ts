/** A policy as the form holds it: texts as they are typed, empty where a part is left out. */
import type {
  EngineName,
  Severity,
  VulnerabilityPolicy,
  VulnerabilityPolicyRequest,
  VulnerabilityStatus,
} from "@gatewatch/sdk";

export interface PolicyFields {
  readonly name: string;
  readonly order: string;
  readonly severityAtLeast: Severity | "";
  readonly confidenceAtLeast: string;
  readonly engines: readonly EngineName[];
  readonly cwe: string;
  readonly rulePrefix: string;
  readonly repository: string;
  readonly path: string;
  readonly olderThanDays: string;
  readonly status: VulnerabilityStatus | "";
  readonly reason: string;
  readonly expiresInDays: string;
  readonly severity: Severity | "";
  readonly assign: string;
  readonly failGate: boolean;
}

/** What the form shows at first. */
export function fieldsOf(policy: VulnerabilityPolicy | undefined): PolicyFields {
  const { match = {}, act = {}, name = "", order = 100 }: Partial<VulnerabilityPolicy> = policy ?? {};
  return {
    name,
    order: String(order),
    severityAtLeast: match.severity_at_least ?? "",
    confidenceAtLeast: textOf(match.confidence_at_least),
    engines: match.engine ?? [],
    cwe: match.cwe?.join(", ") ?? "",
    rulePrefix: match.rule_prefix ?? "",
    repository: match.repository ?? "",
    path: match.path ?? "",
    olderThanDays: textOf(match.older_than_days),
    status: act.decide?.status ?? "",
    reason: act.decide?.reason ?? "",
    expiresInDays: textOf(act.decide?.expires_in_days),
    severity: act.severity ?? "",
    assign: act.assign ?? "",
    failGate: act.fail_gate ?? false,
  };
}

/** What the server is sent. @param before keeps its state, and what this form does not show (exact severities) */
export function requestOf(fields: PolicyFields, before: VulnerabilityPolicy | undefined): VulnerabilityPolicyRequest {
  const { severityAtLeast, confidenceAtLeast, engines, rulePrefix, repository, path, olderThanDays } = fields;
  const { status, reason, expiresInDays, severity, assign, failGate } = fields;
  const cwe = cweOf(fields.cwe);
  return {
    name: fields.name.trim(),
    order: Number(fields.order),
    enabled: before?.enabled ?? true,
    match: {
      ...(before?.match.severities && { severities: before.match.severities }),
      ...(severityAtLeast !== "" && { severity_at_least: severityAtLeast }),
      ...(confidenceAtLeast !== "" && { confidence_at_least: Number(confidenceAtLeast) }),
      ...(engines.length > 0 && { engine: [...engines] }),
      ...(cwe.length > 0 && { cwe }),
      ...(rulePrefix.trim() !== "" && { rule_prefix: rulePrefix.trim() }),
      ...(repository !== "" && { repository }),
      ...(path.trim() !== "" && { path: path.trim() }),
      ...(olderThanDays.trim() !== "" && { older_than_days: Number(olderThanDays) }),
    },
    act: {
      ...(status !== "" && {
        decide: {
          status,
          reason: reason.trim(),
          ...(status === "accepted_risk" && expiresInDays.trim() !== "" && { expires_in_days: Number(expiresInDays) }),
        },
      }),
      ...(severity !== "" && { severity }),
      ...(assign !== "" && { assign }),
      ...(failGate && { fail_gate: true }),
    },
  };
}

export type PolicyWrong = { readonly [Name in keyof PolicyFields]?: string };

/** What has to be mended before it can be sent, by field; nothing when all is well. */
export function wrongOf(fields: PolicyFields): PolicyWrong {
  const { name, order, olderThanDays, expiresInDays, status, reason, severity, assign, failGate } = fields;
  const doesNothing = status === "" && severity === "" && assign === "" && !failGate;
  return {
    ...(name.trim() === "" && { name: "A policy needs a name." }),
    ...((!/^\d{1,5}$/.test(order.trim()) || Number(order) > 10_000) && { order: "0 to 10,000" }),
    ...(!cweOf(fields.cwe).every((one) => /^CWE-\d{1,6}$/.test(one)) && { cwe: "Written like CWE-79, CWE-89" }),
    ...(!isDays(olderThanDays) && { olderThanDays: "1 to 3,650 days" }),
    ...(!isDays(expiresInDays) && { expiresInDays: "1 to 3,650 days" }),
    ...(doesNothing && { status: "Choose at least one thing that the policy does." }),
    ...(status !== "" && reason.trim() === "" && { reason: "Say why, for those who look at it later." }),
  };
}

function cweOf(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .filter((one) => one !== "")
    .map((one) => one.toUpperCase());
}

function isDays(text: string): boolean {
  return text.trim() === "" || (/^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 3650);
}

function textOf(count: number | undefined): string {
  return count === undefined ? "" : String(count);
}
