import { claims, type StatusFacts } from "../decisions/index.ts";
import type { DetectionFacts } from "./next-facts.ts";

type PartFacts = Pick<StatusFacts, "detection" | "isRechecked">;

/**
 * What a merged issue shows: seen while any of its parts is, gone when all are.
 *
 * @param scan the one that was just judged, if any: only it can refute or confirm a claim
 */
export function rollUp(
  shown: DetectionFacts,
  parts: readonly PartFacts[],
  scan?: { readonly startedAt: Date; readonly isSighted: boolean; readonly isJudged: boolean },
): Pick<StatusFacts, "detection" | "sinceDecision" | "isRechecked"> {
  const isAbsent = parts.every(({ detection }) => detection === "not_seen");
  const isPresent = parts.some(({ detection }) => detection === "seen");
  const isSince = scan && shown.decidedAt && shown.decidedAt < scan.startedAt && claims.includes(shown.decision);
  const since = scan?.isSighted ? "seen" : isAbsent && scan?.isJudged ? "not_seen" : shown.sinceDecision;
  return {
    detection: isPresent ? "seen" : isAbsent ? "not_seen" : "unknown",
    sinceDecision: isSince ? since : shown.sinceDecision,
    isRechecked: isAbsent && parts.every(({ isRechecked }) => isRechecked),
  };
}
