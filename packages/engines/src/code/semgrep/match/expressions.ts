import { createContext, Script } from "node:vm";

/** Longest time of one use of one expression, on a machine that may be busy with other things. */
const mostMs = 1000;
/** Steps that an expression may need at worst to be used without a deadline. */
const mostSteps = 2_000_000;

/** Users' regular expressions: each use has a deadline, whatever the expression does. */
export interface Expressions {
  /**
   * Whether it occurs in a text.
   *
   * @throws ExpressionError for an expression that is refused or took too long
   */
  test(source: string, flags: string, text: string, isAnchored?: boolean): boolean;
  /** All occurrences with their groups. @throws ExpressionError */
  all(source: string, flags: string, text: string): readonly ExpressionMatch[];
}

export interface ExpressionMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** Why an expression cannot be used; the message completes "The rule is not run: …". */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
}

const mostOccurrences = 5000;
const mostKnown = 20_000;

/** One per run: results of repeated questions are kept. */
export function createExpressions(): Expressions {
  const compiled = new Map<string, RegExp>();
  const known = new Map<string, boolean>();
  const sandbox = createContext({ expression: /a/, text: "", most: mostOccurrences });
  const script = new Script(
    "(() => { const found = []; for (const m of text.matchAll(expression)) { found.push([m.index, ...m]); if (found.length >= most) break; } return found; })()",
  );
  const test = new Script("expression.test(text)");
  const compile = (source: string, flags: string): RegExp => {
    const key = `${flags}/${source}`;
    let expression = compiled.get(key);
    if (expression === undefined) {
      expression = translate(source, flags);
      compiled.set(key, expression);
    }
    return expression;
  };
  const run = (which: Script, expression: RegExp, text: string): unknown => {
    sandbox["expression"] = expression;
    sandbox["text"] = text;
    expression.lastIndex = 0;
    try {
      return which.runInContext(sandbox, { timeout: mostMs });
    } catch {
      throw new ExpressionError(
        `its expression ${JSON.stringify(expression.source.slice(0, 80))} took more than ${mostMs} ms`,
      );
    }
  };
  const answerOf = (expression: RegExp, text: string): boolean => {
    if (stepsAtWorst(expression, text.length) > mostSteps) return run(test, expression, text) === true;
    expression.lastIndex = 0;
    return expression.test(text);
  };
  return {
    test(source, flags, text, isAnchored = false) {
      const key = `${isAnchored}${flags}/${source}/${text}`;
      let answer = known.get(key);
      if (answer === undefined) {
        answer = answerOf(compile(isAnchored ? `^(?:${source})` : source, flags), text);
        if (known.size < mostKnown) known.set(key, answer);
      }
      return answer;
    },
    all(source, flags, text) {
      const found = run(script, compile(source, `${flags}gm`), text);
      if (!Array.isArray(found)) return [];
      return found.map((each: readonly [number, string, ...(string | undefined)[]]) => {
        const [start, whole, ...groups] = each;
        return { start, end: start + whole.length, groups };
      });
    },
  };
}

/**
 * An upper bound of the steps on a text of a length: each repetition may start and end anywhere, and each alternative and
 * optional part doubles the ways. Repeated groups, references and looks have no bound here.
 */
function stepsAtWorst({ source }: RegExp, length: number): number {
  const plain = source.replace(/\\./g, "_").replace(/\[[^\]]*\]/g, "_");
  if (/\)\s*[*+{]|\(\?[=!<]/.test(plain) || /\\[1-9k]/.test(source)) return Number.POSITIVE_INFINITY;
  const repetitions = plain.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  const choices = plain.match(/\||[^(*+?}]\?/g)?.length ?? 0;
  return (length + 1) ** (repetitions + 1) * 2 ** Math.min(choices, 60);
}

/** PCRE as rules write it, in the terms of JavaScript. @throws ExpressionError */
export function translate(source: string, flags: string): RegExp {
  let text = source;
  const used = new Set(flags.replace(/[^dgimsuvy]/g, ""));
  for (;;) {
    const leading = /^(\^?(?:\(\?:)?)\(\?([a-zA-Z]+)\)/.exec(text);
    if (leading === null) break;
    for (const flag of leading[2]!) {
      if (flag === "i" || flag === "s" || flag === "m") used.add(flag);
      else if (flag === "x") text = text.replace(/(?<!\\)#.*$/gm, "").replace(/(?<!\\)\s+/g, "");
      else if (!"uU".includes(flag)) throw new ExpressionError(`its expression uses the flag ${JSON.stringify(flag)}`);
    }
    text = leading[1]! + text.slice(text.indexOf(")", leading[1]!.length) + 1);
  }
  if (/\(\?>|(?:[*+?]|\{\d+(?:,\d*)?\})\+|\(\?[R0-9&]|\(\*/.test(text.replace(/\\./g, "_").replace(/\[[^\]]*\]/g, "_")))
    throw new ExpressionError("its expression uses possessive repetition, atomic groups or recursion");
  text = text
    .replace(/\(\?P</g, "(?<")
    .replace(/\(\?P=(\w+)\)/g, "\\k<$1>")
    .replace(/\\[\s\S]/g, (written) => escapes[written] ?? written)
    .replace(/\[\[:(\w+):\]\]/g, (_, name: string) => `[${posix[name] ?? ""}]`)
    .replace(/\[:(\w+):\]/g, (whole, name: string) => posix[name] ?? whole)
    .replace(/(?<!\\)\[\]/g, "[\\]")
    .replace(/(?<!\\)\[\^\]/g, "[^\\]");
  text = withGroupedFlags(text);
  try {
    return new RegExp(text, [...used].join(""));
  } catch {
    throw new ExpressionError(`${JSON.stringify(source.slice(0, 80))} is no regular expression that can be used`);
  }
}

/** `a(?i)b` as `a(?i:b)`: flags hold to the end of their group. */
function withGroupedFlags(source: string): string {
  let text = "";
  const open: number[] = [0];
  for (let at = 0; at < source.length; at++) {
    const flags = /^\(\?([ims]+)\)/.exec(source.slice(at, at + 8));
    if (flags !== null) {
      text += `(?${flags[1]}:`;
      open[open.length - 1]!++;
      at += flags[0].length - 1;
      continue;
    }
    const character = source[at]!;
    if (character === "\\") {
      text += source.slice(at, at + 2);
      at++;
      continue;
    }
    if (character === "[") {
      const end = /^\[\^?\]?(?:\\.|[^\]\\])*\]/.exec(source.slice(at))?.[0] ?? character;
      text += end;
      at += end.length - 1;
      continue;
    }
    if (character === "(") open.push(0);
    else if (character === ")" && open.length > 1) text += ")".repeat(open.pop()!);
    text += character;
  }
  return text + ")".repeat(open.reduce((sum, each) => sum + each, 0));
}

const escapes: Readonly<Record<string, string>> = {
  "\\A": "(?<![\\s\\S])",
  "\\z": "(?![\\s\\S])",
  "\\Z": "(?![\\s\\S])",
  "\\h": "[ \\t]",
};

const posix: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  digit: "0-9",
  lower: "a-z",
  upper: "A-Z",
  space: "\\s",
  punct: "!-\\/:-@\\[-`{-~",
  word: "\\w",
  xdigit: "0-9A-Fa-f",
};
