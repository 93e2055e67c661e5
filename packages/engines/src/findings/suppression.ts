/** A comment by which people silence findings: `gatewatch-ignore[rule-a, rule-b]: reason`. */
export interface SuppressionMark {
  /** 1-based, of the comment. */
  readonly line: number;
  /** The lines it speaks of: its own, and the next one of code when nothing stands before it. */
  readonly covers: readonly number[];
  /** Rules, with or without their engine, `*` at the end for all that begin so; empty for every rule. */
  readonly rules: readonly string[];
  readonly reason: string | undefined;
}

/** What stands between the brackets, and the reason. */
const mark = /(?<![\w-])gatewatch-ignore(?![\w-])(?:\[([^\]\n]{0,500})\])?(?:[ \t]*:[ \t]*([^\n]{1,500}))?/;
const opening = /\/\/|\/\*|#|<!--|--|;|%|\(\*|"""|'''|^\s*\*|^\s*'|^\s*REM\b/i;
const commentLine = /^\s*(\/\/|\/\*|\*|#(?!\[)|<!--|--|;|%|\(\*)/;
const closing = /\s*(\*\/|-->|#\}|--\}\}|\*\)|"""|''').*$/;
const mostCommentLines = 10;

/** The marks of a text, in any comment syntax, in order. */
export function suppressionMarksIn(text: string): SuppressionMark[] {
  if (!text.includes("gatewatch-ignore")) return [];
  const lines = text.split("\n");
  return lines.flatMap((line, index): SuppressionMark[] => {
    const found = mark.exec(line);
    if (found === null || !opening.test(line.slice(0, found.index))) return [];
    const rules = (found[1] ?? "").split(/[\s,]+/).filter((rule) => rule !== "" && rule !== "*");
    const reason = found[2]?.replace(closing, "").trim();
    const covers = [index + 1];
    if (commentLine.test(line)) {
      let next = index + 1;
      while (next < lines.length && next - index < mostCommentLines && commentLine.test(lines[next]!)) next++;
      covers.push(next + 1);
    }
    return [{ line: index + 1, covers, rules, reason: reason === "" ? undefined : reason }];
  });
}

/** Whether a mark speaks of a rule: `code.sql-injection`, `sql-injection`, `secrets.*`, or names none. */
export function speaksOf({ rules }: SuppressionMark, ruleId: string): boolean {
  const short = ruleId.slice(ruleId.indexOf(".") + 1);
  return (
    rules.length === 0 ||
    rules.some((rule) =>
      rule.endsWith("*")
        ? ruleId.startsWith(rule.slice(0, -1))
        : rule === ruleId || rule === short || `user.${rule}` === short,
    )
  );
}
