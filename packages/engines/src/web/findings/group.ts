import { type Finding, scoreOf } from "../../findings/index.ts";
import type { Hit } from "../rule.ts";
import { bounded } from "./excerpt.ts";
import { routeShape } from "./route-shape.ts";

const maxLocationsShown = 20;

/** A finding with the number of places it was seen at, which the score needs. */
export interface GroupedFinding {
  readonly finding: Finding;
  readonly locations: number;
}

/**
 * Makes findings of hits: one per rule, anchor and route shape with all its places; rules about the whole origin give one
 * at the start page. Sorted by rule, path and anchor, so that arrival order shows nowhere.
 *
 * @param start URL of the start page
 */
export function groupHits(hits: readonly Hit[], start: string): readonly GroupedFinding[] {
  const groups = Map.groupBy(hits, (hit) =>
    [hit.rule.id, hit.anchor, hit.rule.scope === "origin" ? "" : routeShape(new URL(hit.url))].join("\0"),
  );
  return [...groups.values()]
    .map((group) =>
      toFinding(
        group.toSorted((left, right) => compare(left.url, right.url)),
        start,
      ),
    )
    .sort(
      (left, right) =>
        compare(left.finding.ruleId, right.finding.ruleId) ||
        compare(left.finding.location.url ?? "", right.finding.location.url ?? "") ||
        compare(left.finding.anchor, right.finding.anchor),
    );
}

function toFinding(group: readonly Hit[], start: string): GroupedFinding {
  const hit = group[0]!;
  const { rule } = hit;
  const urls = [...new Set(group.map((each) => each.url))];
  const shown = urls.slice(0, maxLocationsShown).join("\n");
  const url = rule.scope === "origin" && !hit.anchor.startsWith("file:") ? start : hit.url;
  const finding: Finding = {
    engine: "web",
    ruleId: `web.${rule.id}`,
    category: rule.category,
    title: rule.title,
    shortDescription: rule.short,
    description: rule.description,
    remediation: rule.remediation,
    references: rule.references,
    cwe: rule.cwe,
    severity: rule.severity,
    severityScore: scoreOf(rule.severity),
    confidence: rule.confidence,
    location: {
      url,
      method: "GET",
      host: new URL(url).hostname,
      ...(hit.parameter === undefined ? {} : { parameter: hit.parameter }),
    },
    evidence: {
      ...(hit.request === undefined ? {} : { request: bounded(hit.request) }),
      ...(hit.response === undefined ? {} : { response: bounded(hit.response) }),
      facts: {
        observed: bounded(hit.observed),
        expected: hit.expected,
        ...(urls.length > 1
          ? { locations: urls.length > maxLocationsShown ? `${shown}\n… ${urls.length} in all` : shown }
          : {}),
      },
    },
    anchor: hit.anchor,
  };
  return { finding, locations: rule.scope === "origin" ? 1 : urls.length };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
