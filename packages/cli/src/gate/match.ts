import { isAtLeast, pathOf } from "@gatewatch/engines/findings";
import type { FilePolicy } from "./policies.ts";
import type { GateFinding } from "./result.ts";

/** Whether a finding fits; every part narrows, as on the server. */
export function matcherOf(match: FilePolicy["match"]): (finding: GateFinding) => boolean {
  const {
    severity_at_least: least,
    severities,
    confidence_at_least: confidence,
    cwe,
    engine,
    rule_prefix: prefix,
  } = match;
  const path = match.path === undefined ? undefined : patternOf(match.path);
  return (finding) =>
    (least === undefined || isAtLeast(finding.severity, least)) &&
    (severities === undefined || severities.includes(finding.severity)) &&
    (confidence === undefined || finding.confidence >= confidence) &&
    (cwe === undefined || finding.cwe.some((id) => cwe.includes(id))) &&
    (engine === undefined || engine.includes(finding.engine)) &&
    (prefix === undefined || finding.ruleId.startsWith(prefix)) &&
    (path === undefined || path(pathOf(finding.location)));
}

/** A glob (`*` within a folder, `**` across folders, `?` one character), matched in time of pattern × path. */
function patternOf(glob: string): (path: string) => boolean {
  const tokens = glob.match(/\*\*\/|\*\*|./gsu) ?? [];
  return (path) => {
    // reached[at]: the tokens so far fit the first `at` characters
    let reached = new Uint8Array(path.length + 1);
    reached[0] = 1;
    for (const token of tokens) {
      const next = new Uint8Array(path.length + 1);
      let isOpen = false; // a wildcard goes on here
      for (let at = 0; at <= path.length; at++) {
        const isHere = reached[at] === 1;
        if (token === "**/") {
          isOpen ||= isHere;
          if (isHere || (isOpen && path[at - 1] === "/")) next[at] = 1;
        } else if (token === "**" || token === "*") {
          isOpen = isHere || (isOpen && (token === "**" || path[at - 1] !== "/"));
          if (isOpen) next[at] = 1;
        } else if (isHere) {
          const isFit = token === "?" ? at < path.length && path[at] !== "/" : path.startsWith(token, at);
          if (isFit) next[at + token.length] = 1;
        }
      }
      reached = next;
    }
    return reached[path.length] === 1;
  };
}
