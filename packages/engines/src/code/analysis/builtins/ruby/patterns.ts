import { isKnown, madeSafe, only, unknown, type Value } from "../../../values/index.ts";
import { factsAbout } from "../../facts.ts";
import type { Here, Machine } from "../../machine.ts";
import { checkPattern } from "../../regex/patterns.ts";
import { derived } from "../derived.ts";
import { safeAfterReplacing, safeWhenMatching } from "../text.ts";
import { runBlock } from "./blocks.ts";
import type { RubyCall } from "./ruby-call.ts";

/** Regular expressions: https://docs.ruby-lang.org/en/master/Regexp.html */
export function callPatterns(machine: Machine, here: Here, call: RubyCall): Value | undefined {
  const { name, receiver, values, block, site } = call;
  const [first = unknown, second] = values;
  switch (name) {
    case "=~":
    case "match?":
    case "match":
    case "===":
    case "!~": {
      const isReceiver = patternOf(receiver) !== undefined;
      const pattern = patternOf(isReceiver ? receiver : first);
      const subject = isReceiver ? first : receiver;
      if (pattern === undefined) return name === "match" ? derived(machine, here, site, name, [subject]) : unknown;
      checkPattern(machine, here, pattern, subject, site.at);
      const facts = factsAbout(subject, safeWhole(pattern));
      if (name === "!~") return { ...unknown, whenFalse: facts };
      const result = name === "match" ? derived(machine, here, site, name, [subject]) : unknown;
      return { ...result, whenTrue: facts };
    }
    case "gsub":
    case "gsub!":
    case "sub":
    case "sub!": {
      const pattern = patternOf(first) ?? (isKnown(first) ? only(first) : undefined);
      const by = second === undefined ? undefined : only(second);
      const item = derived(machine, here, site, name, [receiver]);
      const made = block === undefined ? second : runBlock(machine, here, block, [item], site.at);
      const isGlobal = name.startsWith("gsub");
      const safe =
        typeof pattern === "string"
          ? safeAfterReplacing(pattern, isGlobal, typeof by === "string" ? by : undefined)
          : 0;
      return derived(machine, here, site, name, [madeSafe(receiver, safe), made]);
    }
    default:
      return undefined;
  }
}

function patternOf(value: Value): string | undefined {
  return value.names.find((name) => name.startsWith("regex:"))?.slice("regex:".length);
}

/** `^` and `$` stand at the ends of every line: only `\A` and `\z` hold the whole text. */
function safeWhole(pattern: string): number {
  const whole = /^\\A(.*)\\z$/s.exec(pattern);
  return whole === null || /[^\\]\|/.test(whole[1]!.replace(/\([^()]*\)/g, "")) ? 0 : safeWhenMatching(whole[1]!, true);
}
