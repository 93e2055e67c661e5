/** Wire truth of our own API: zod schemas, and the types made from them. Nothing here runs. */

export * from "./accounts.ts";
export * from "./audit.ts";
export * from "./common.ts";
export * from "./federation.ts";
export * from "./identity.ts";
export * from "./integrations.ts";
export * from "./live.ts";
export * from "./plans.ts";
export * from "./reports.ts";
export * from "./repositories.ts";
export * from "./rule-sets.ts";
export * from "./scans.ts";
export * from "./sla.ts";
export * from "./vulnerabilities.ts";
export * from "./vulnerability-policies.ts";
export * from "./webhooks.ts";
