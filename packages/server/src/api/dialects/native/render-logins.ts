import type { loginLog, loginLogQuery, loginStatsAnswer } from "@gatewatch/contracts";
import type { z } from "zod";
import type { Attempt, AttemptCounts, AttemptFilter } from "../../../kernel/logins/index.ts";
import { readUserId } from "../../../kernel/members/index.ts";

/** No database of places is kept: country and city stay empty. */
export function loginBody(one: Attempt): z.output<typeof loginLog> {
  return {
    id: one.id,
    user_id: one.userId,
    user_email: one.userEmail,
    user_name: one.userName,
    provider: one.provider,
    provider_name: one.provider,
    ip_address: one.ip,
    user_agent: one.userAgent,
    country: null,
    country_code: null,
    city: null,
    success: one.failureReason === null,
    failure_reason: one.failureReason,
    session_id: one.sessionId,
    created_at: one.createdAt.toISOString(),
  };
}

/** GateKey's two spellings of each filter; the shorter one counts. */
export function loginFilter(query: z.output<typeof loginLogQuery>): AttemptFilter {
  const start = query.start ?? query.start_time;
  const end = query.end ?? query.end_time;
  return {
    userEmail: query.email ?? query.user_email,
    userId: query.user_id === undefined ? undefined : readUserId(query.user_id),
    ip: query.ip ?? query.ip_address,
    provider: query.provider,
    success: query.success,
    start: start === undefined ? undefined : new Date(start),
    end: end === undefined ? undefined : new Date(end),
  };
}

export function loginStatsBody(
  stats: AttemptCounts & { readonly recentFailures: readonly Attempt[] },
): Omit<z.output<typeof loginStatsAnswer>, "data"> {
  return {
    total_logins: stats.total,
    successful_logins: stats.successful,
    failed_logins: stats.failed,
    unique_users: stats.uniqueUsers,
    unique_ips: stats.uniqueIps,
    logins_by_provider: { ...stats.byProvider },
    logins_by_country: {},
    recent_failures: stats.recentFailures.map(loginBody),
  };
}
