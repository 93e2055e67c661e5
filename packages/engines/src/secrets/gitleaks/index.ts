/**
 * Rules that users bring along as gitleaks configuration files. Their patterns are hostile until proven otherwise: they
 * run in a thread with a deadline and never in the scanner's own.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { Match } from "../match.ts";
import { compileAutomaton } from "../prefilter/automaton.ts";
import { mergeWindows, type Span } from "../prefilter/windows.ts";
import type { RuleText } from "../rule.ts";
import { accepted } from "../scan/accepted.ts";
import { found } from "./apply.ts";
import { isComposed } from "./composed.ts";
import type { UserRule } from "./rule.ts";
import { createUserRuleThread } from "./thread.ts";

export { readUserRules, type UserRules, userRuleFaults } from "./configuration.ts";
export type { UserRule } from "./rule.ts";

/** A scanner of user rules. */
export interface UserScanner {
  scan(bytes: Buffer, path: string, signal: AbortSignal): Promise<Match[]>;
  close(): Promise<void>;
}

/** @param disabled told each rule that ran into its deadline; it is left out from then on */
export function createUserScanner(
  rules: readonly UserRule[],
  clock: Clock,
  disabled: (rule: UserRule) => void,
): UserScanner {
  const keywords = [...new Set(rules.flatMap((rule) => rule.keywords))].filter((keyword) => keyword !== "");
  const automaton = keywords.length > 0 ? compileAutomaton(keywords) : undefined;
  const thread = createUserRuleThread(rules, clock, disabled);
  const texts = rules.map(textOf);
  return {
    async scan(bytes, path, signal) {
      const hits = new Map<string, number[]>();
      automaton?.scan(bytes, (keyword, end) => {
        const known = hits.get(keywords[keyword]!);
        if (known) known.push(end);
        else hits.set(keywords[keyword]!, [end]);
      });
      const applying = rules.map((rule) => !rule.path || found(rule.path, path));
      const windows = rules.flatMap((rule, index) =>
        applying[index] ? windowsOf(rule, hits, bytes.length).map((window) => ({ rule: index, window })) : [],
      );
      const text = bytes.toString("latin1");
      const matches = windows.length === 0 ? [] : await thread.run({ path, text, windows }, signal);
      const composed = matches.filter((match) => isComposed(rules, match, matches, text));
      const whole = rules.flatMap((rule, index) =>
        rule.pattern || !applying[index] ? [] : [pathMatch(texts[index]!)],
      );
      return [
        ...whole,
        ...composed.map(({ rule, secretStart, secretEnd }) =>
          accepted(
            texts[rule]!,
            "user",
            {},
            { start: secretStart, end: secretEnd, value: text.slice(secretStart, secretEnd) },
          ),
        ),
      ];
    },
    close: () => thread.close(),
  };
}

function windowsOf(rule: UserRule, hits: ReadonlyMap<string, readonly number[]>, length: number): Span[] {
  if (!rule.pattern) return [];
  if (rule.keywords.length === 0) return [{ start: 0, end: length }];
  const ends = rule.keywords.flatMap((keyword) => hits.get(keyword) ?? []).toSorted((a, b) => a - b);
  const isBlock = /BEGIN|PRIVATE/.test(rule.origin ?? "");
  return mergeWindows(ends, isBlock ? 2048 : 256, isBlock ? 16_384 : 2048, length);
}

function textOf(rule: UserRule): RuleText {
  return {
    id: rule.id.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    provider: "user rule",
    title: rule.description.replace(/\.$/, ""),
    opens: `The user's own rule "${rule.id}" names it as a credential.`,
    revoke: "Withdraw it at the service that issued it.",
    score: 7,
  };
}

/** A rule about paths reports the file itself, at its first byte. */
function pathMatch(text: RuleText): Match {
  return accepted(text, "user", {}, { start: 0, end: 0, value: "" });
}
