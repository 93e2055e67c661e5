import type { SeverityCounts } from "../scanning/index.ts";
import type { HealthRating } from "./contract.ts";

/** 100, less 30 for each critical finding, 20 for high, 10 for medium, 5 for low; never below 0. */
export function healthScore({ critical, high, medium, low }: Omit<SeverityCounts, "info" | "total">): number {
  return Math.max(0, 100 - 30 * critical - 20 * high - 10 * medium - 5 * low);
}

/** Good from 80, Fair from 60, else Poor. */
export function healthRating(score: number): HealthRating {
  if (score >= 80) return "Good";
  return score >= 60 ? "Fair" : "Poor";
}
