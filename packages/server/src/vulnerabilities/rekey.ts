/**
 * A new fingerprint version reaches known issues in the background: each keeps its id, its decisions and its old key. What
 * the new version groups differently is left to the next scan that sees it, which knows its position.
 */
import { inTransaction } from "@gatewatch/base/db";
import { type FingerprintVersion, fingerprintOf, fingerprintVersions } from "@gatewatch/engines/findings";
import type { TeamId } from "../kernel/actor.ts";
import type { DecideDeps } from "./decide.ts";
import { type KeyedIssue, refuseRekey, rekeyIssues, selectOldKeys, selectTargetsWithOldKeys } from "./issues/index.ts";

const targetsAtOnce = 10;

/** Re-keys the issues of up to ten targets. @returns how many targets; 0 when nothing is left */
export async function rekeyOutdated(
  deps: Pick<DecideDeps, "db" | "clock">,
  versions: readonly FingerprintVersion[] = fingerprintVersions,
): Promise<number> {
  const newest = versions.at(-1)!;
  const targets = await selectTargetsWithOldKeys(deps.db, newest.number, targetsAtOnce);
  for (const { teamId, targetId } of targets) await rekeyTarget(deps, teamId, targetId, versions, newest);
  return targets.length;
}

function rekeyTarget(
  { db, clock }: Pick<DecideDeps, "db" | "clock">,
  teamId: TeamId,
  targetId: string,
  versions: readonly FingerprintVersion[],
  newest: FingerprintVersion,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const issues = await selectOldKeys(tx, teamId, targetId, newest.number);
    const isSame = sameGroups(issues, versions, newest);
    const keys = issues.filter(isSame).map((issue) => ({
      id: issue.id,
      fingerprint: fingerprintOf(newest, issue, issue.ordinal),
    }));
    await rekeyIssues(tx, teamId, keys, newest.number, clock.now());
    // Whoever still has an old key after this keeps it until it is seen.
    await refuseRekey(tx, teamId, targetId, newest.number);
  });
}

/** Whether both versions count the same findings as equals of an issue: only then its ordinal stays what it is. */
function sameGroups(
  issues: readonly KeyedIssue[],
  versions: readonly FingerprintVersion[],
  newest: FingerprintVersion,
): (issue: KeyedIssue) => boolean {
  const oldKey = (issue: KeyedIssue) => {
    const version = versions.find(({ number }) => number === issue.version);
    return version && `${version.number} ${version.keyOf(issue)}`;
  };
  const byNew = Map.groupBy(issues, (issue) => newest.keyOf(issue));
  const byOld = Map.groupBy(issues, oldKey);
  return (issue) => {
    const group = byNew.get(newest.keyOf(issue)) ?? [];
    const old = oldKey(issue);
    return old !== undefined && group.length === byOld.get(old)?.length && group.every((one) => oldKey(one) === old);
  };
}
