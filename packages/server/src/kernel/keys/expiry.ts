import { keysFaults } from "./faults.ts";

/** The three spellings in which clients state an expiry. At most one of them may be given. */
export interface ExpiryRequest {
  /** `30d`, `12h`, `1y`, `2w`, a Go duration such as `1h30m`, or `never`. */
  readonly expiresIn?: string | undefined;
  readonly expiresInDays?: number | undefined;
  /** RFC 3339. */
  readonly expiresAt?: string | undefined;
}

const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 };
const durationPattern = /^(?:\d{1,9}(?:\.\d{1,9})?[smhdwy]){1,6}$/;
const longestSeconds = 100 * secondsOf.y!;

/**
 * The instant at which a new key ends.
 *
 * @returns `null` for a key that does not end: `never`, or nothing said
 * @throws Fault `keys.invalid_expiry` for text that cannot be read, contradictions and instants that have passed
 */
export function readExpiry(request: ExpiryRequest, now: Date): Date | null {
  const given = Object.entries(request).filter(([, value]) => value !== undefined && value !== "");
  if (given.length > 1) throw refuse("expires_in", "expires_in, expires_in_days and expires_at exclude each other");
  const { expiresIn, expiresInDays, expiresAt } = request;
  if (expiresInDays !== undefined) return later(now, expiresInDays * secondsOf.d!, "expires_in_days");
  if (expiresAt) {
    const instant = new Date(expiresAt);
    if (Number.isNaN(instant.getTime())) throw refuse("expires_at", `"${expiresAt}" is no RFC 3339 instant`);
    if (instant <= now) throw refuse("expires_at", `"${expiresAt}" has passed`);
    return instant;
  }
  if (!expiresIn || expiresIn === "never") return null;
  if (!durationPattern.test(expiresIn)) {
    throw refuse("expires_in", `"${expiresIn}" is no duration; write 30d, 12h, 1y or never`);
  }
  const parts = expiresIn.matchAll(/([\d.]+)([smhdwy])/g);
  const seconds = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * secondsOf[unit!]!, 0);
  return later(now, seconds, "expires_in");
}

function later(now: Date, seconds: number, field: string): Date {
  if (seconds <= 0) throw refuse(field, "must be longer than nothing");
  if (seconds > longestSeconds) throw refuse(field, "must be at most 100 years; write never for a key without an end");
  return new Date(now.getTime() + Math.round(seconds * 1000));
}

function refuse(field: string, reason: string) {
  return keysFaults("keys.invalid_expiry", {
    message: `The expiry cannot be used: ${reason}.`,
    fields: [{ field, reason }],
  });
}
