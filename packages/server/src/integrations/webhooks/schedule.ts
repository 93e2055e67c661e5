import type { Random } from "@gatewatch/base/random";

const minute = 60;
const hour = 60 * minute;
/** Pauses before the second to the eighth attempt: 24 hours in all. */
const pausesSeconds = [5, 30, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 15 * hour];

export const attemptsAtMost = pausesSeconds.length + 1;

/** The pause after so many failed attempts, moved by up to a fifth either way so that receivers are not all met at once. */
export function pauseSeconds(failedAttempts: number, random: Random): number {
  const pause = pausesSeconds[Math.min(failedAttempts, pausesSeconds.length) - 1] ?? 0;
  const share = random.bytes(2).readUInt16BE() / 0xffff;
  return Math.round(pause * (0.8 + 0.4 * share));
}
