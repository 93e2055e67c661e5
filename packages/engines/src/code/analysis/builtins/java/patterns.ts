import { everyContext, madeSafe, named, only, onlyTaints, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { factsAbout } from "../../facts.ts";
import type { Here, Machine } from "../../machine.ts";
import { safeInGroups } from "../captures.ts";
import { carried } from "../derived.ts";
import { safeAfterReplacing, safeWhenMatching, safeWhenNotMatching } from "../text.ts";

const prefix = "regex:";
const ofPattern = /^java\.util\.regex\.Pattern\(\)\.(\w+)$/;
const ofMatcher = /^java\.util\.regex\.Matcher\(\)\.(\w+)$/;

/** Patterns that are compiled, and what they are held against: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html */
export function callPattern(machine: Machine, _: Here, name: string, { given, receiver }: CallSite): Value | undefined {
  const [first = unknown, second = unknown] = given.positional;
  if (name === "java.util.regex.Pattern.compile") {
    const text = only(first);
    return named("java.util.regex.Pattern()", ...(typeof text === "string" ? [prefix + text] : []));
  }
  if (name === "java.util.regex.Pattern.matches") {
    const text = only(first);
    return typeof text === "string"
      ? { ...unknown, whenTrue: factsAbout(second, safeWhenMatching(text, true)) }
      : undefined;
  }
  if (receiver === undefined) return undefined;
  const written = receiver.names.filter((each) => each.startsWith(prefix));
  if (ofPattern.exec(name)?.[1] === "matcher") {
    // What the matcher says holds of the text that it was given.
    const about = first.number === 0 ? [] : [{ about: first.number, safe: everyContext }];
    const made = named("java.util.regex.Matcher()", ...written);
    return { ...made, taints: first.taints, number: machine.fresh(), partOf: [...about, ...first.partOf] };
  }
  const pattern = written[0]?.slice(prefix.length);
  if (pattern === undefined) return undefined;
  switch (ofMatcher.exec(name)?.[1]) {
    case "matches":
      return { ...unknown, whenTrue: factsAbout(receiver, safeWhenMatching(pattern, true)) };
    case "find":
      return {
        ...unknown,
        whenTrue: factsAbout(receiver, safeWhenMatching(pattern, false)),
        whenFalse: factsAbout(receiver, safeWhenNotMatching(pattern)),
      };
    case "group": {
      const place = only(first);
      const safe = typeof place === "number" && place > 0 ? (safeInGroups(pattern)[place - 1] ?? 0) : 0;
      return { ...madeSafe(onlyTaints([receiver]), safe), number: machine.fresh() };
    }
    case "replaceAll": {
      const by = only(first);
      const safe = safeAfterReplacing(pattern, true, typeof by === "string" ? by : undefined);
      return carried(machine, madeSafe(onlyTaints([receiver]), safe), first);
    }
    default:
      return undefined;
  }
}
