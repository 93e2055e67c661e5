import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { RepositoryRef } from "../contract.ts";
import type { RepositoryRow } from "./repository.ts";

/** The branch that the target is judged by, after a scan of `branch`, which HEAD named if `isHead`. */
export async function baselineBranch(
  tx: Tx,
  teamId: TeamId,
  id: string,
  { branch, isHead }: { readonly branch: string; readonly isHead: boolean },
): Promise<string | null> {
  await sql`
    UPDATE targets_target SET baseline_branch = ${branch}
    WHERE team_id = ${teamId} AND id = ${id} AND baseline_branch IS DISTINCT FROM ${branch}
      AND (${isHead} OR baseline_branch IS NULL)`.execute(tx);
  const { rows } = await sql<{ branch: string | null }>`
    SELECT baseline_branch AS branch FROM targets_target WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
  return rows[0]?.branch ?? null;
}

/** The team's target with this identity, made where there is none. @returns its id */
export async function ensureTarget(
  tx: Tx,
  teamId: TeamId,
  target: {
    readonly id: string;
    readonly kind: string;
    readonly label: string;
    readonly createdAt: Date;
    readonly repository: RepositoryRef | null;
  },
): Promise<string> {
  await sql`
    INSERT INTO targets_target (id, team_id, kind, label, created_at, instance, full_name)
    VALUES (${target.id}, ${teamId}, ${target.kind}, ${target.label}, ${target.createdAt},
      ${target.repository?.instance ?? null}, ${target.repository?.fullName ?? null})
    ON CONFLICT (team_id, kind, label) DO NOTHING`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM targets_target WHERE team_id = ${teamId} AND kind = ${target.kind} AND label = ${target.label}`.execute(
    tx,
  );
  return rows[0]!.id;
}

const repositoryColumns = sql`
  id, instance, full_name AS "fullName", baseline_branch AS branch, created_at AS "createdAt"`;

/** Sorted by name; `name` is a case-insensitive part of it. */
export async function selectRepositories(
  db: Db,
  teamId: TeamId,
  page: { readonly name?: string | undefined; readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: RepositoryRow[]; readonly total: number }> {
  const named = page.name === undefined ? sql`` : sql`AND strpos(lower(full_name), ${page.name.toLowerCase()}) > 0`;
  const { rows } = await sql<RepositoryRow>`
    SELECT ${repositoryColumns} FROM targets_target WHERE team_id = ${teamId} AND full_name IS NOT NULL ${named}
    ORDER BY lower(full_name), id LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db);
  const counted = await sql<{ count: number }>`
    SELECT count(*) AS count FROM targets_target WHERE team_id = ${teamId} AND full_name IS NOT NULL ${named}`.execute(
    db,
  );
  return { rows, total: counted.rows[0]?.count ?? 0 };
}

/** Newest first: the one with this id, or all with this full name. */
export async function findRepositories(
  db: Db,
  teamId: TeamId,
  by: { readonly id: string } | { readonly fullName: string },
): Promise<RepositoryRow[]> {
  const condition = "id" in by ? sql`id = ${by.id}` : sql`lower(full_name) = ${by.fullName.toLowerCase()}`;
  const { rows } = await sql<RepositoryRow>`
    SELECT ${repositoryColumns} FROM targets_target WHERE team_id = ${teamId} AND full_name IS NOT NULL AND ${condition}
    ORDER BY id DESC LIMIT 100`.execute(db);
  return rows;
}
