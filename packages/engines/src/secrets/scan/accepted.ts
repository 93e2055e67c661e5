import type { Match, MatchSource } from "../match.ts";
import type { Accepted, RuleText } from "../rule.ts";

const confidences: Readonly<Record<MatchSource, number>> = {
  refused: 1,
  user: 7,
  pattern: 7,
  named: 7,
  shape: 7,
  config: 7,
  generic: 4,
};

/** A match with the score and confidence of its rule; an offline proof raises the confidence to 9. */
export function accepted(
  rule: RuleText,
  source: MatchSource,
  learned: Accepted,
  place: Pick<Match, "start" | "end" | "value"> & { readonly name?: string },
): Match {
  return {
    ...place,
    rule,
    source,
    accepted: learned,
    score: learned.score ?? rule.score ?? 8,
    confidence: learned.confidence ?? (learned.proven ? 9 : confidences[source]),
  };
}
