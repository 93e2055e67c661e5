import type { Profile, ScanKind } from "../contract.ts";

/** What each profile may take, in seconds, before anything is known about the team's own scans. */
const budgets: Readonly<Record<Profile, Readonly<Record<ScanKind, number>>>> = {
  quick: { repo: 120, web: 60, host: 60 },
  full: { repo: 1800, web: 600, host: 600 },
  vulnerability: { repo: 1800, web: 600, host: 600 },
  web: { repo: 1800, web: 600, host: 600 },
  network: { repo: 1800, web: 300, host: 600 },
  cloud: { repo: 1800, web: 600, host: 600 },
  headers: { repo: 60, web: 30, host: 30 },
  tls: { repo: 60, web: 30, host: 30 },
};

/** The time limit of a scan, in seconds: what the client asked for, else the profile's budget. */
export function budgetSeconds(profile: Profile, kind: ScanKind, timeoutSeconds: number | undefined): number {
  return timeoutSeconds ?? budgets[profile][kind];
}

interface Estimated {
  readonly status: string;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly percent: number;
  readonly estimated_seconds: number;
}

/**
 * When the scan will be done: from the observed rate once a twentieth is done, before that from what was expected when
 * it was created. Never in the past while it is not finished; then it is when it finished.
 */
export function estimateCompletion(scan: Estimated, now: Date): Date {
  if (scan.finished_at) return scan.finished_at;
  const nowMs = now.getTime();
  const startMs = (scan.started_at ?? scan.created_at).getTime();
  const elapsedMs = Math.max(0, nowMs - startMs);
  const totalMs =
    scan.started_at && scan.percent >= 5 ? (elapsedMs * 100) / scan.percent : scan.estimated_seconds * 1000;
  return new Date(Math.max(startMs + totalMs, nowMs + 1000));
}
