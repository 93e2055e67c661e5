/**
 * Two issues that are one defect are shown as one. Nothing moves: the merged issue keeps its sightings, decisions and
 * facts and points to the survivor, so that taking them apart again leaves no trace.
 */
import { inTransaction, type Tx } from "@gatewatch/base/db";
import { readId } from "@gatewatch/base/ids";
import type { Principal } from "../kernel/actor.ts";
import type { DecideDeps } from "./decide.ts";
import { rollUp, saveRollUps } from "./detection/index.ts";
import { vulnerabilityFaults } from "./faults.ts";
import {
  clearPart,
  keepPart,
  lockMergeable,
  type MergeableIssue,
  pointTo,
  renewDeadlines,
  selectParts,
} from "./issues/index.ts";

/** @throws Fault `vulnerabilities.not_found`, `vulnerabilities.not_mergeable` */
export function mergeIssue(deps: DecideDeps, actor: Principal, id: string, into: string): Promise<void> {
  return inTransaction(deps.db, async (tx) => {
    const { teamId } = actor;
    const [issue, survivor] = await lockBoth(tx, deps, actor, id, into);
    if (issue.id === survivor.id) throw refused("The two are the same vulnerability already.");
    if (issue.targetId !== survivor.targetId)
      throw refused("The two lie in different targets. Merge within one target.");
    if (issue.mergedInto !== null) throw refused(`It is merged into "${issue.mergedInto}". Unmerge it first.`);
    if (survivor.mergedInto !== null) {
      throw refused(`"${survivor.id}" is itself merged into "${survivor.mergedInto}". Name that one instead.`);
    }
    if (issue.isSurvivor) throw refused(`Others are merged into "${issue.id}". Merge the two the other way round.`);
    await keepPart(tx, teamId, survivor.id);
    await pointTo(tx, teamId, issue.id, survivor.id);
    await showTogether(tx, actor, survivor, deps.clock.now());
    await deps.audit.record(tx, actor, "vulnerabilities.merged", `vulnerability:${issue.id}`, { into: survivor.id });
  });
}

/** @throws Fault `vulnerabilities.not_found`, `vulnerabilities.not_mergeable` */
export function unmergeIssue(deps: DecideDeps, actor: Principal, id: string): Promise<void> {
  return inTransaction(deps.db, async (tx) => {
    const { teamId } = actor;
    const [issue, survivor] = await lockBoth(tx, deps, actor, id, undefined);
    if (issue.mergedInto === null) throw refused("It is not merged into another.");
    await pointTo(tx, teamId, issue.id, null);
    if ((await selectParts(tx, teamId, survivor.id)).length === 1) {
      await clearPart(tx, teamId, survivor.id);
      await renewDeadlines(tx, teamId, [survivor.id], deps.clock.now());
    } else await showTogether(tx, actor, survivor, deps.clock.now());
    await deps.audit.record(tx, actor, "vulnerabilities.unmerged", `vulnerability:${issue.id}`, { from: survivor.id });
  });
}

async function showTogether(tx: Tx, { teamId }: Principal, survivor: MergeableIssue, now: Date): Promise<void> {
  const parts = await selectParts(tx, teamId, survivor.id);
  await saveRollUps(tx, teamId, [{ id: survivor.id, ...rollUp(survivor, parts) }]);
  await renewDeadlines(tx, teamId, [survivor.id], now);
}

/** The issue and, when it is not named, the one that it is merged into. */
async function lockBoth(
  tx: Tx,
  { clock }: DecideDeps,
  { teamId }: Principal,
  id: string,
  into: string | undefined,
): Promise<[MergeableIssue, MergeableIssue]> {
  const ids = [id, into ?? id].map((text) => readId(text) ?? missing(text));
  const found = await lockMergeable(tx, teamId, ids, clock.now());
  const byId = new Map(found.map((issue) => [issue.id, issue]));
  const issue = byId.get(ids[0]!) ?? missing(id);
  const other = byId.get(into === undefined ? (issue.mergedInto ?? issue.id) : ids[1]!) ?? missing(into ?? id);
  return [issue, other];
}

function missing(id: string): never {
  throw vulnerabilityFaults("vulnerabilities.not_found", {
    message: `There is no vulnerability "${id.slice(0, 64)}" in this team. List the vulnerabilities to see their ids.`,
  });
}

function refused(message: string): Error {
  return vulnerabilityFaults("vulnerabilities.not_mergeable", { message });
}
