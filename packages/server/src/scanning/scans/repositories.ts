import type { Db } from "@gatewatch/base/db";
import type { TeamId } from "../../kernel/actor.ts";
import type { Repository, RepositoryPage, RepositoryQuery } from "../contract.ts";
import { findRepository, providerOf, type RepositoryRow, selectRepositories } from "../targets/index.ts";
import type { ScanRow } from "./row.ts";
import { selectNewest } from "./store.ts";

/** The team's repositories by name, each with its newest scan. */
export async function listRepositories(db: Db, teamId: TeamId, query: RepositoryQuery): Promise<RepositoryPage> {
  const { rows, total } = await selectRepositories(db, teamId, query);
  const scans = await newestOf(db, teamId, rows);
  return { repositories: rows.map((row) => repositoryOf(row, scans.get(row.id))), total };
}

/** @param reference id, path or `provider:path`. @throws Fault `repositories.not_found` */
export async function getRepository(db: Db, teamId: TeamId, reference: string): Promise<Repository> {
  const row = await findRepository(db, teamId, reference);
  return repositoryOf(row, (await newestOf(db, teamId, [row])).get(row.id));
}

async function newestOf(db: Db, teamId: TeamId, rows: readonly RepositoryRow[]): Promise<Map<string, ScanRow>> {
  const scans = await selectNewest(
    db,
    teamId,
    rows.map((row) => row.id),
  );
  return new Map(scans.map((scan) => [scan.target_id, scan]));
}

function repositoryOf(row: RepositoryRow, newest: ScanRow | undefined): Repository {
  return {
    ...row,
    provider: providerOf(row.instance),
    lastScan: newest ? { id: newest.id, status: newest.status, createdAt: newest.created_at } : null,
  };
}
