import type { Finding } from "../findings/index.ts";
import type { ChangedLines } from "./changed-lines.ts";

/** Lines between two steps of a trace among which something taken away may have been its check. */
const mostLinesBetween = 60;

/**
 * Whether a finding is of a change: a line of its place, its trace or what it hangs on is. What was taken away counts where
 * it may have been a check. A finding without a file is of every change.
 */
export function isTouched(
  lines: ChangedLines,
  { location: { file, line, endLine = line }, trace = [], concerns = [] }: Finding,
): boolean {
  if (file === undefined) return true;
  if (line === undefined ? lines.touchesFile(file) : lines.touches(file, line, endLine)) return true;
  if (trace.some((step) => lines.touches(step.file, step.line))) return true;
  const isCheckGone = trace.some((step, index) => {
    const next = trace[index + 1];
    if (next?.file !== step.file) return false;
    const [first, last] = [step.line, next.line].sort((left, right) => left - right);
    return last! - first! <= mostLinesBetween && lines.touches(step.file, first!, last);
  });
  return isCheckGone || concerns.some((each) => lines.touches(each.file, each.line, each.endLine));
}
