import { contextSet, madeSafe, only, onlyTaints, unknown, type Value, withHop } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { optionOf } from "../../conditions.ts";
import { factsAbout } from "../../facts.ts";
import type { Here, Machine } from "../../machine.ts";
import { checkPattern } from "../../regex/patterns.ts";
import { storeSlot } from "../../store.ts";
import { carried } from "../derived.ts";
import { safeAfterReplacing, safeWhenMatching } from "../text.ts";

const owner = "System.Text.RegularExpressions.Regex";

/** Regular expressions: https://learn.microsoft.com/dotnet/standard/base-types/regular-expressions */
export function callPattern(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  if (!name.startsWith(owner)) return undefined;
  const { given, receiver, at } = site;
  const [first = unknown, second = unknown, third = unknown] = given.positional;
  const isOwn = name.startsWith(`${owner}().`);
  const pattern = isOwn && receiver !== undefined ? (optionOf(here.state, receiver, "pattern") ?? unknown) : second;
  const options = isOwn && receiver !== undefined ? optionOf(here.state, receiver, "options") : third;
  switch (name.slice(name.lastIndexOf(".") + 1)) {
    case "Regex": {
      const made: Value = { ...unknown, names: [`${owner}()`], number: machine.fresh() };
      storeSlot(here.state, made, "pattern", first);
      storeSlot(here.state, made, "options", second);
      return made;
    }
    case "IsMatch": {
      const text = only(pattern);
      if (typeof text !== "string") return unknown;
      checkPattern(machine, here, text, first, at);
      const isByLine = options?.names.some((option) => option.endsWith(".Multiline")) === true;
      // `$` also matches before a last line break.
      const lineBreak = text.endsWith("$") ? contextSet("log", "header") : 0;
      const safe = isByLine ? 0 : safeWhenMatching(text, false) & ~lineBreak;
      return { ...unknown, whenTrue: safe === 0 ? [] : factsAbout(first, safe) };
    }
    case "Replace": {
      const text = only(pattern);
      const by = isOwn ? second : third;
      const put = only(by);
      const safe =
        typeof text === "string" ? safeAfterReplacing(text, true, typeof put === "string" ? put : undefined) : 0;
      const replaced = onlyTaints([madeSafe(first, safe), by]);
      return replaced === unknown ? unknown : withHop({ ...replaced, number: machine.fresh() }, at, "through Replace");
    }
    case "Match":
    case "Matches":
    case "Split": {
      const text = only(pattern);
      if (typeof text === "string") checkPattern(machine, here, text, first, at);
      return carried(machine, first);
    }
    case "Escape":
      return first.taints.length === 0 ? first : madeSafe(first, contextSet("regex"));
    default:
      return undefined;
  }
}
