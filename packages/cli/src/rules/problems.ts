import { visibleLine } from "@gatewatch/engines/documents";

export interface ShownProblem {
  readonly rule?: string | null;
  readonly line?: number | null;
  readonly reason: string;
}

/** What of a file of rules is not run, a line each: `rules.yaml:3: rule "broken": The rule is not run: …`. */
export function linesOfProblems(file: string, problems: readonly ShownProblem[]): string {
  const lines = problems.map(({ rule = null, line = null, reason }) => {
    const at = line === null ? file : `${file}:${line}`;
    return visibleLine(`${at}: ${rule === null ? "" : `rule "${rule}": `}${reason}`);
  });
  return lines.map((line) => `${line}\n`).join("");
}
