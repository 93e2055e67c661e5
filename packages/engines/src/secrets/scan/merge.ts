import { type Match, sources } from "../match.ts";

/** At most one match per stretch of bytes: the most specific source wins, then proof, then the longer one. */
export function mergeMatches(matches: readonly Match[]): Match[] {
  const ordered = matches.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: Match[] = [];
  for (const match of ordered) {
    const last = kept.at(-1);
    if (!last || match.start >= last.end) kept.push(match);
    else if (isBetter(match, last)) kept[kept.length - 1] = withName(match, last);
    else kept[kept.length - 1] = withName(last, match);
  }
  return kept;
}

function isBetter(match: Match, other: Match): boolean {
  const rank = sources.indexOf(match.source) - sources.indexOf(other.source);
  if (rank !== 0) return rank < 0;
  const proof = Number(match.accepted.proven ?? false) - Number(other.accepted.proven ?? false);
  if (proof !== 0) return proof > 0;
  const depth = (match.decoded?.length ?? 0) - (other.decoded?.length ?? 0);
  return depth !== 0 ? depth < 0 : match.end - match.start > other.end - other.start;
}

function withName(winner: Match, other: Match): Match {
  return winner.name === undefined && other.name !== undefined ? { ...winner, name: other.name } : winner;
}
