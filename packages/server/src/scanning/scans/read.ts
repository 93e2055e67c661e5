import type { Db } from "@gatewatch/base/db";
import { readId } from "@gatewatch/base/ids";
import type { TeamId } from "../../kernel/actor.ts";
import type { Scan, ScanPage, ScanQuery } from "../contract.ts";
import { scanFaults } from "../faults.ts";
import { listedOf, type ScanRow, scanOf } from "./row.ts";
import { findScan, selectCoverage, selectScans } from "./store.ts";
import { selectSuppressed } from "./suppressed-store.ts";

const coverageShown = 200;

/** The scan's row. @param id in any accepted form. @throws Fault `scans.not_found` */
export async function requireScan(db: Db, teamId: TeamId, id: string): Promise<ScanRow> {
  const read = readId<"scan">(id);
  const row = read && (await findScan(db, teamId, read));
  if (row) return row;
  throw scanFaults("scans.not_found", {
    message: `There is no scan "${id.slice(0, 64)}" in this team. List the scans to see their ids.`,
  });
}

/** One scan with its coverage notes and what was suppressed. @throws Fault `scans.not_found` */
export async function getScan(db: Db, teamId: TeamId, id: string, now: Date): Promise<Scan> {
  const row = await requireScan(db, teamId, id);
  const suppressed = await selectSuppressed(db, teamId, row.id, coverageShown);
  return scanOf(row, now, await selectCoverage(db, teamId, row.id, coverageShown), suppressed);
}

/** Newest first. @throws Fault `scans.not_found` for an unknown `after` */
export async function listScans(db: Db, teamId: TeamId, query: ScanQuery, now: Date): Promise<ScanPage> {
  const after = query.after === undefined ? undefined : (await requireScan(db, teamId, query.after)).id;
  const wanted = { status: query.status, limit: query.limit + 1, offset: query.offset ?? 0, after };
  const { rows, total } = await selectScans(db, teamId, wanted);
  return {
    scans: rows.slice(0, query.limit).map((row) => listedOf(row, now)),
    total,
    hasMore: rows.length > query.limit,
  };
}
