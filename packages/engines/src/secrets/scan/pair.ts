import type { Match } from "../match.ts";

const reach = 240;
const mostLines = 3;
const idScore = 5;

/**
 * Relates an access key id to the secret beside it: the secret's finding says which account it belongs to, and the id,
 * which opens nothing by itself, is scored lower than a lone one. Both stay: each stands on a line of its own to remove.
 *
 * @param matches in position order
 * @param text latin1 form of the bytes that they were found in
 */
export function relatePairs(matches: readonly Match[], text: () => string): Match[] {
  const related = [...matches];
  const taken = new Set<number>();
  for (const [index, secret] of matches.entries()) {
    if (secret.rule.id !== "aws-secret-access-key") continue;
    const place = [index - 1, index + 1].find((other) => {
      const id = matches[other];
      return id?.rule.id === "aws-access-key-id" && !taken.has(other) && isBeside(secret, id, text());
    });
    if (place === undefined) continue;
    taken.add(place);
    const id = matches[place]!;
    related[place] = { ...id, score: idScore };
    related[index] = {
      ...secret,
      accepted: { ...secret.accepted, facts: { ...secret.accepted.facts, ...id.accepted.facts } },
    };
  }
  return related;
}

function isBeside(one: Match, other: Match, text: string): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  if (second.start - first.end > reach) return false;
  return text.slice(first.end, second.start).split("\n").length <= mostLines;
}
