import { claims, type StatusFacts } from "../decisions/index.ts";

/** The detection part of an issue's facts, with what it is judged against. */
export interface DetectionFacts extends StatusFacts {
  readonly decidedAt: Date | null;
}

/**
 * What is known of an issue after one more verdict. Only a scan that started after a claim can refute or confirm it. What
 * was found gone stays so when its place is left out later: looking away brings nothing back.
 *
 * @returns the same object when nothing changes, so that nothing is written
 */
export function nextFacts(
  facts: DetectionFacts,
  verdict: StatusFacts["detection"],
  scan: { readonly startedAt: Date; readonly isRecheck: boolean },
): DetectionFacts {
  if (verdict === "unknown" && facts.detection === "not_seen") return facts;
  const isSince = facts.decidedAt !== null && facts.decidedAt < scan.startedAt && claims.includes(facts.decision);
  const sinceDecision = isSince && verdict !== "unknown" ? verdict : facts.sinceDecision;
  const isRechecked =
    verdict === "not_seen" && (scan.isRecheck || (facts.detection === "not_seen" && facts.isRechecked));
  const isSame =
    verdict === facts.detection && sinceDecision === facts.sinceDecision && isRechecked === facts.isRechecked;
  return isSame ? facts : { ...facts, detection: verdict, sinceDecision, isRechecked };
}
