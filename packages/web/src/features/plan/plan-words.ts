import type { Plan, RequestLimit } from "@gatewatch/sdk";
import { countOf, countText, durationText } from "../../design/index.ts";

export const planNames: Record<Plan["code"], string> = {
  free: "Free",
  pro: "Pro",
  business: "Business",
  enterprise: "Enterprise",
};

const partitions: Record<RequestLimit["partition"], string> = {
  key: "each key",
  ip: "each address",
  user: "each person",
  team: "the team",
  gateway: "each gateway",
};

/** `12 of 50`; without a limit `12, no limit`. */
export function usedText(used: number, limit: number | null): string {
  return limit === null ? `${countText(used)}, no limit` : `${countText(used)} of ${countText(limit)}`;
}

/** `1,000 requests in 1 h for each key` */
export function limitText({
  quota,
  window_seconds,
  partition,
}: Pick<RequestLimit, "quota" | "window_seconds" | "partition">): string {
  return `${countOf(quota, "request")} in ${durationText(window_seconds)} for ${partitions[partition]}`;
}

/** What a plan gives, in a line. */
export function planText(plan: Pick<Plan, "scans_per_period" | "concurrent_scans" | "retention_days">): string {
  const scans =
    plan.scans_per_period === null ? "scans without limit" : `${countOf(plan.scans_per_period, "scan")} a period`;
  const atOnce = plan.concurrent_scans === null ? "any number at once" : `${countText(plan.concurrent_scans)} at once`;
  const kept = plan.retention_days === null ? "kept for good" : `kept ${countText(plan.retention_days)} d`;
  return `${scans}, ${atOnce}, ${kept}`;
}
