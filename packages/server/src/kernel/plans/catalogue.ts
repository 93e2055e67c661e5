export const planCodes = ["free", "pro", "business", "enterprise"] as const;
export type PlanCode = (typeof planCodes)[number];

/** `unlimited`: plans are names and nothing more. `documented`: every number of the published contracts holds. */
export const planProfiles = ["unlimited", "documented"] as const;
export type PlanProfile = (typeof planProfiles)[number];

/** `api_access`: API keys may use the native API (Gecko: "API access is a Pro/Enterprise feature"). */
export type Feature = "api_access";

/** `null` = no limit. How often a plan's callers may ask stands in the rules of `limits`. */
export interface Plan {
  readonly code: PlanCode;
  /** Scans in one billing period. */
  readonly scansPerPeriod: number | null;
  /** Scans running at once; more wait in `queued`. */
  readonly concurrentScans: number | null;
  /** For how long what scans found is kept. */
  readonly retentionDays: number | null;
  readonly features: readonly Feature[];
}

/** CodeSec's plan table, the retention of its privacy page, and Gecko's feature. */
const documented: Readonly<Record<PlanCode, Plan>> = {
  free: { code: "free", scansPerPeriod: 10, concurrentScans: 1, retentionDays: 7, features: [] },
  pro: { code: "pro", scansPerPeriod: 500, concurrentScans: 5, retentionDays: 90, features: ["api_access"] },
  business: {
    code: "business",
    scansPerPeriod: 5000,
    concurrentScans: 20,
    retentionDays: 365,
    features: ["api_access"],
  },
  enterprise: withoutLimits("enterprise"),
};

const unlimited: Readonly<Record<PlanCode, Plan>> = {
  free: withoutLimits("free"),
  pro: withoutLimits("pro"),
  business: withoutLimits("business"),
  enterprise: withoutLimits("enterprise"),
};

export const plansOf: Readonly<Record<PlanProfile, Readonly<Record<PlanCode, Plan>>>> = { unlimited, documented };

function withoutLimits(code: PlanCode): Plan {
  return { code, scansPerPeriod: null, concurrentScans: null, retentionDays: null, features: ["api_access"] };
}
