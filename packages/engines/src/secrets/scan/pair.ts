import type { Match } from "../match.ts";

const reach = 240;
const mostLines = 3;

/**
 * An access key id beside its secret is one credential: the id is taken out, and the secret's finding says which account
 * it belongs to. Ids without a secret nearby stay.
 *
 * @param matches in position order
 * @param text latin1 form of the bytes that they were found in
 */
export function joinPairs(matches: readonly Match[], text: () => string): Match[] {
  if (!matches.some((match) => match.rule.id === "aws-secret-access-key")) return [...matches];
  const joined = new Set<Match>();
  const kept = matches.map((match, index) => {
    if (match.rule.id !== "aws-secret-access-key") return match;
    const id = [matches[index - 1], matches[index + 1]].find(
      (other) => other?.rule.id === "aws-access-key-id" && !joined.has(other) && isBeside(match, other, text()),
    );
    if (!id) return match;
    joined.add(id);
    return { ...match, accepted: { ...match.accepted, facts: { ...match.accepted.facts, ...id.accepted.facts } } };
  });
  return kept.filter((match) => !joined.has(match));
}

function isBeside(one: Match, other: Match, text: string): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  if (second.start - first.end > reach) return false;
  return text.slice(first.end, second.start).split("\n").length <= mostLines;
}
