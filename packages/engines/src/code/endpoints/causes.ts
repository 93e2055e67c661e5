import type { Verdict } from "./contract.ts";

/** Verdicts with one cause become one: the same rule, line or helper, and expected guard. */
export function groupedByCause(verdicts: readonly Verdict[]): Verdict[] {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const at = verdict.at ?? verdict.endpoint.at;
    const key = `${verdict.rule} ${verdict.cause ?? `${at.module.path}:${at.start}`} ${verdict.expected ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), verdict]);
  }
  return [...groups.values()].map(([first, ...more]) => {
    const others = [...(first!.others ?? []), ...more.flatMap(({ endpoint, others: own = [] }) => [endpoint, ...own])];
    const unlike = others.filter(
      ({ path, method }) => path !== first!.endpoint.path || method !== first!.endpoint.method,
    );
    return unlike.length === 0 ? first! : { ...first!, others: unlike };
  });
}
