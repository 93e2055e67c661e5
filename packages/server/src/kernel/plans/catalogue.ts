/** A quota of requests in a sliding window. */
export interface RequestQuota {
  readonly quota: number;
  readonly windowSeconds: number;
}

/** The contracts whose documented request quotas differ. */
export type QuotaProfile = "native" | "codesec" | "cyberai";

export interface Plan {
  readonly code: "free" | "pro" | "business" | "enterprise";
  /** Scans in a calendar month (UTC); `null` = no limit. */
  readonly scansPerPeriod: number | null;
  /** Scans running at once; more wait in `queued`. */
  readonly concurrentScans: number | null;
  /** `null` = no limit. Partition: the key, or the person behind a session. */
  readonly requests: Readonly<Record<QuotaProfile, RequestQuota | null>>;
}

const perHour = (quota: number): RequestQuota => ({ quota, windowSeconds: 3600 });
const perMinute = (quota: number): RequestQuota => ({ quota, windowSeconds: 60 });

/** The documented numbers: CodeSec's plan table, Gecko's 1000 an hour, Cyber AI's 100 or 1000 a minute. */
export const plans: Readonly<Record<Plan["code"], Plan>> = {
  free: {
    code: "free",
    scansPerPeriod: 10,
    concurrentScans: 1,
    requests: { native: perHour(1000), codesec: perMinute(30), cyberai: perMinute(100) },
  },
  pro: {
    code: "pro",
    scansPerPeriod: 500,
    concurrentScans: 5,
    requests: { native: perHour(1000), codesec: perMinute(120), cyberai: perMinute(100) },
  },
  business: {
    code: "business",
    scansPerPeriod: 5000,
    concurrentScans: 20,
    requests: { native: perHour(1000), codesec: perMinute(600), cyberai: perMinute(1000) },
  },
  enterprise: {
    code: "enterprise",
    scansPerPeriod: null,
    concurrentScans: null,
    requests: { native: null, codesec: null, cyberai: null },
  },
};
