import type { Decision } from "../../kernel/limits/index.ts";

/**
 * The rate headers of every answer: `X-RateLimit-*` of the tightest policy (Reset in epoch seconds), and all policies as
 * `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-09, delta seconds).
 */
export function rateHeaders(decision: Decision, now: Date): Record<string, string> {
  const deltaSeconds = (resetAt: Date) => Math.max(0, Math.ceil((resetAt.getTime() - now.getTime()) / 1000));
  const states = decision.states.map(({ policy, remaining, resetAt }) => ({ ...policy, remaining, resetAt }));
  if (states.length === 0) {
    const { limit, remaining, resetAt } = decision;
    states.push({ name: "unlimited", quota: limit, windowSeconds: 60, remaining, resetAt });
  }
  const headers: Record<string, string> = {
    "X-RateLimit-Limit": String(decision.limit),
    "X-RateLimit-Remaining": String(decision.remaining),
    "X-RateLimit-Reset": String(Math.ceil(decision.resetAt.getTime() / 1000)),
    RateLimit: states
      .map((state) => `"${state.name}";r=${state.remaining};t=${deltaSeconds(state.resetAt)}`)
      .join(", "),
    "RateLimit-Policy": states.map((state) => `"${state.name}";q=${state.quota};w=${state.windowSeconds}`).join(", "),
  };
  if (decision.retryAfterSeconds !== undefined) headers["Retry-After"] = String(decision.retryAfterSeconds);
  return headers;
}
