import type { Tx } from "@gatewatch/base/db";
import { baselineBranch } from "../targets/index.ts";
import type { ScanRow } from "./row.ts";

/**
 * Whether an ended scan looked at the branch that its repository is judged by: the one that its remote's HEAD names, or
 * until that was seen, the first that was scanned. What has no branches is always its own baseline.
 */
export async function isOfBaseline(tx: Tx, row: ScanRow): Promise<boolean> {
  const { source } = row;
  if (source.kind !== "git") return true;
  const isHead = source.branch === undefined && source.refTail === undefined;
  const branch = row.repository?.branch ?? null;
  if (branch === null) return isHead;
  return (await baselineBranch(tx, row.team_id, row.target_id, { branch, isHead })) === branch;
}
