import { madeSafe, named, only, onlyTaints, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { factsAbout } from "../../facts.ts";
import type { Here, Machine } from "../../machine.ts";
import { checkPattern } from "../../regex/patterns.ts";
import { carried } from "../derived.ts";
import { safeAfterReplacing, safeWhenMatching } from "../text.ts";

/** The module `re`, and what its `compile` gives: a match says something of the text. */
export function callRegex(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const { given, receiver } = site;
  const compiled = /^re\.compile\(\)\.(\w+)$/.exec(name);
  const verb = compiled?.[1] ?? name.slice("re.".length);
  const args = compiled === null ? given.positional : [receiver ?? unknown, ...given.positional];
  const pattern = args[0] === undefined ? undefined : patternOf(args[0]);
  switch (verb) {
    case "compile":
      return {
        ...named("re.compile()", ...(pattern === undefined ? [] : [`regex:${pattern}`])),
        number: machine.fresh(),
      };
    case "match":
    case "fullmatch":
    case "search": {
      const subject = args[1] ?? unknown;
      if (pattern === undefined) return { ...onlyTaints([subject]), number: machine.fresh() };
      checkPattern(
        machine,
        here,
        verb === "fullmatch" ? `${pattern}$` : pattern,
        subject,
        site.at,
        verb === "search" ? "search" : "from start",
      );
      // `match` is anchored at the start by itself.
      const anchored = verb === "match" ? `^${pattern.replace(/^\^/, "")}` : pattern;
      const facts = factsAbout(subject, safeWhenMatching(anchored, verb === "fullmatch"));
      return { ...onlyTaints([subject]), number: machine.fresh(), whenTrue: facts };
    }
    case "sub": {
      const subject = args[2] ?? unknown;
      const replacement = args[1] ?? unknown;
      const text = only(replacement);
      if (pattern !== undefined) checkPattern(machine, here, pattern, subject, site.at);
      const safe =
        pattern === undefined ? 0 : safeAfterReplacing(pattern, true, typeof text === "string" ? text : undefined);
      return carried(machine, madeSafe(subject, safe), replacement);
    }
    case "findall":
    case "finditer":
    case "split": {
      const subject = args[1] ?? unknown;
      if (pattern !== undefined) checkPattern(machine, here, pattern, subject, site.at);
      return undefined;
    }
    default:
      return undefined;
  }
}

function patternOf(value: Value): string | undefined {
  const known = only(value);
  if (typeof known === "string") return known;
  return value.names.find((name) => name.startsWith("regex:"))?.slice("regex:".length);
}
