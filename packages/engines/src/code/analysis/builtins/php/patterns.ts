import { madeSafe, named, only, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { matchCount } from "../../compare.ts";
import { factsAbout } from "../../facts.ts";
import { givenInOrder, type Here, type Machine } from "../../machine.ts";
import { patternIn } from "../delimited.ts";
import { derived } from "../derived.ts";
import { safeAfterReplacing, safeWhenMatching, safeWithCharacters } from "../text.ts";

/** Regular expressions: https://www.php.net/manual/en/reference.pcre.pattern.syntax.php */
export function callPatterns(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const { given } = site;
  const [first = unknown, second = unknown, third = unknown] = given.positional;
  switch (name) {
    case "preg_match": {
      const pattern = patternIn(only(first));
      // `$` also matches before a last line break unless the pattern says `D`; with `m` it matches at every line's end.
      const isWhole = pattern !== undefined && !pattern.flags.includes("m");
      const safe = isWhole ? safeWhenMatching(pattern.body, false) : 0;
      return { ...named(matchCount), whenTrue: safe === 0 ? [] : factsAbout(second, safe) };
    }
    case "preg_replace": {
      const pattern = patternIn(only(first));
      const by = only(second);
      const safe =
        pattern === undefined ? 0 : safeAfterReplacing(pattern.body, true, typeof by === "string" ? by : undefined);
      return derived(machine, here, site, name, [madeSafe(third, safe), second]);
    }
    // https://unicode-org.github.io/icu/userguide/transforms/general/#script-transliteration
    case "transliterator_transliterate": {
      const removed = /\[\^([^\]]+)\]\s*remove/i.exec(String(only(first)))?.[1];
      const safe = removed === undefined ? 0 : safeWithCharacters(`[${removed}]+`);
      return derived(machine, here, site, name, [madeSafe(second, safe)]);
    }
    case "preg_replace_callback":
      for (const callable of second.callables) {
        const positional = [derived(machine, here, site, name, [third])];
        machine.invoke(here, callable, givenInOrder(...positional), site.at, false);
      }
      return derived(machine, here, site, name, [third]);
    default:
      return undefined;
  }
}
