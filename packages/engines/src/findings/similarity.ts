/** Tokens compared of one text; what lies beyond says little more. */
const tokensCompared = 400;

/**
 * How much two pieces of code have in common: shared tokens over all tokens, each counted as often as it stands there.
 *
 * @returns 0 to 1; 0 when either is empty
 */
export function similarity(one: string, other: string): number {
  const [left, right] = [tokensOf(one), tokensOf(other)];
  if (left.length === 0 || right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const token of left) counts.set(token, (counts.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of right) {
    const count = counts.get(token) ?? 0;
    if (count === 0) continue;
    counts.set(token, count - 1);
    shared++;
  }
  return shared / (left.length + right.length - shared);
}

function tokensOf(text: string): string[] {
  return (text.slice(0, 20_000).match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? []).slice(0, tokensCompared);
}
