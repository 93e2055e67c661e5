import { type Assignment, configPassword, configSecret, genericKey, type Style } from "../assignments/index.ts";
import type { Match } from "../match.ts";
import type { NamedRule } from "../rule.ts";
import { entropy } from "../values/entropy.ts";
import { isPlaceholder } from "../values/placeholder.ts";
import { accepted } from "./accepted.ts";
import type { ScannedFile } from "./file.ts";

interface Assigned {
  readonly assignment: Assignment;
  readonly name: string;
  readonly words: readonly string[];
  readonly value: string;
  readonly verdict: "config" | "generic" | undefined;
  readonly text: string;
  readonly file: ScannedFile;
  readonly style: Style;
}

/** The match of an assignment: a provider's, when its rule knows name and value, else what the judge said. */
export function assignedMatch(found: Assigned, rules: readonly NamedRule[]): Match | undefined {
  const place = {
    start: found.assignment.valueStart,
    end: found.assignment.valueEnd,
    value: found.value,
    name: found.name,
  };
  const joined = found.words.join("_");
  for (const rule of rules) {
    if (!rule.name.test(joined) || !rule.value.test(found.value)) continue;
    if (entropy(found.value) < (rule.minEntropy ?? 2.5) || isPlaceholder(found.value)) continue;
    const learned = rule.check ? rule.check(found.value, seenOf(found)) : {};
    if (learned) return accepted(rule, "named", learned, place);
  }
  switch (found.verdict) {
    case "config":
      return accepted(isPasswordName(joined) ? configPassword : configSecret, "config", {}, place);
    case "generic":
      return accepted(genericKey, "generic", {}, place);
    case undefined:
      return undefined;
  }
}

function seenOf({ text, assignment, file }: Assigned) {
  return {
    groups: {},
    path: file.path,
    now: file.now,
    before: text.slice(Math.max(0, assignment.nameStart - 256), assignment.nameStart),
    after: text.slice(assignment.valueEnd, assignment.valueEnd + 256),
  };
}

function isPasswordName(joined: string): boolean {
  return /pass|pwd|senha|contrasena/.test(joined);
}
