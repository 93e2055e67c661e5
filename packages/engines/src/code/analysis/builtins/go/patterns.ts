import { isKnown, listOf, madeSafe, named, only, onlyTaints, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { factsAbout } from "../../facts.ts";
import type { Here, Machine } from "../../machine.ts";
import { allocate } from "../../store.ts";
import { safeInGroups } from "../captures.ts";
import { safeAfterReplacing, safeWhenMatching } from "../text.ts";

const prefix = "regex:";

/** Regular expressions: https://pkg.go.dev/regexp. They run in linear time, so the expression itself is no danger. */
export function callPattern(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const { given, receiver } = site;
  const [first = unknown, second = unknown] = given.positional;
  const text = isKnown(first) ? only(first) : undefined;
  switch (name) {
    case "regexp.MustCompile":
    case "regexp.MustCompilePOSIX":
      return typeof text === "string" ? named("regexp.Regexp()", prefix + text) : named("regexp.Regexp()");
    case "regexp.Compile": {
      const made = typeof text === "string" ? named("regexp.Regexp()", prefix + text) : named("regexp.Regexp()");
      return allocate(machine, here.state, listOf([made, unknown]));
    }
    case "regexp.MatchString": {
      const safe = typeof text === "string" ? safeWhenMatching(text, false) : 0;
      const isMatch = { ...unknown, whenTrue: factsAbout(second, safe) };
      return allocate(machine, here.state, listOf([isMatch, unknown]));
    }
    default:
  }
  const method = /^regexp\.Regexp\(\)\.(\w+)$/.exec(name)?.[1];
  if (method === undefined || receiver === undefined) return undefined;
  const pattern = receiver.names.find((candidate) => candidate.startsWith(prefix))?.slice(prefix.length) ?? "";
  switch (method) {
    case "MatchString":
    case "Match":
      return { ...unknown, whenTrue: factsAbout(first, safeWhenMatching(pattern, false)) };
    case "FindStringSubmatch":
    case "FindSubmatch": {
      const parts = [0, ...safeInGroups(pattern)].map((safe) => ({
        ...madeSafe(onlyTaints([first]), safe),
        number: machine.fresh(),
      }));
      return parts.length === 1 ? onlyTaints([first]) : allocate(machine, here.state, listOf(parts));
    }
    case "ReplaceAllString":
    case "ReplaceAllLiteralString":
    case "ReplaceAll": {
      const replaced = only(second);
      const safe = safeAfterReplacing(pattern, true, typeof replaced === "string" ? replaced : undefined);
      return { ...onlyTaints([madeSafe(first, safe), second]), number: machine.fresh() };
    }
    default:
      return { ...onlyTaints([first]), number: machine.fresh() };
  }
}
