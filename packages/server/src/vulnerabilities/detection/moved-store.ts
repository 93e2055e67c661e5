import type { Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { Move, Trackable } from "./moved.ts";
import type { PendingScan } from "./scan-store.ts";

const trackable = sql`
  i.id, encode(i.fingerprint, 'hex') AS fingerprint, i.family, i.path, encode(i.moved_key, 'hex') AS "movedKey",
  ARRAY(SELECT encode(k.fingerprint, 'hex') FROM issues_former_key k
    WHERE k.team_id = i.team_id AND k.issue_id = i.id) AS "formerKeys",
  coalesce((o.location->>'line')::int, 0) AS line, coalesce(o.evidence->>'snippet', '') AS snippet,
  o.evidence->'secret'->>'hmac' AS secret`;

/** Issues in files, with their newest sighting. */
export async function selectTrackable(tx: Tx, teamId: TeamId, ids: readonly string[]): Promise<Trackable[]> {
  const { rows } = await sql<Trackable>`
    SELECT ${trackable}
    FROM issues_issue i CROSS JOIN LATERAL (
      SELECT location, evidence FROM occurrences_occurrence
      WHERE issue_id = i.id ORDER BY scan_id DESC LIMIT 1) o
    WHERE i.team_id = ${teamId} AND i.id = ANY (${ids}::uuid[]) AND i.moved_key IS NOT NULL AND i.merged_into IS NULL`.execute(
    tx,
  );
  return rows;
}

/**
 * Issues that this scan shows and no whole scan of the baseline did before, that nobody has decided about,
 * and that one of the gone could have become.
 */
export async function selectFresh(
  tx: Tx,
  teamId: TeamId,
  scan: PendingScan,
  gone: readonly Trackable[],
  limit: number,
): Promise<Trackable[]> {
  const keys = gone.map(({ movedKey }) => movedKey);
  const paths = gone.map(({ path }) => path);
  const former = gone.flatMap(({ formerKeys }) => formerKeys);
  const { rows } = await sql<Trackable>`
    SELECT ${trackable}
    FROM occurrences_occurrence o JOIN issues_issue i ON i.id = o.issue_id
    WHERE o.team_id = ${teamId} AND o.scan_id = ${scan.scanId} AND i.moved_key IS NOT NULL AND o.is_new
      AND i.merged_into IS NULL AND i.part_detection IS NULL
      AND (i.moved_key = ANY (SELECT decode(k, 'hex') FROM unnest(${keys}::text[]) AS k) OR i.path = ANY (${paths}::text[])
        OR i.fingerprint = ANY (SELECT decode(k, 'hex') FROM unnest(${former}::text[]) AS k))
      AND NOT EXISTS (SELECT 1 FROM occurrences_occurrence e JOIN detection_scan s ON s.scan_id = e.scan_id
        WHERE e.issue_id = i.id AND s.scan_id <> ${scan.scanId} AND s.is_baseline AND s.is_complete)
      AND NOT EXISTS (SELECT 1 FROM decisions_decision d WHERE d.team_id = ${teamId} AND d.issue_id = i.id)
    ORDER BY i.id LIMIT ${limit} FOR UPDATE OF i`.execute(tx);
  return rows;
}

/**
 * Makes each `to` the new place of its `from`: the older issue takes fingerprint, texts and sightings of the newer one,
 * which is no more. Its former fingerprint is kept.
 */
export async function applyMoves(tx: Tx, teamId: TeamId, moves: readonly Move[], now: Date): Promise<void> {
  const pairs = JSON.stringify(moves.map(({ from, to }) => ({ old: from.id, fresh: to.id })));
  const list = sql`jsonb_to_recordset(${pairs}::jsonb) AS m(old uuid, fresh uuid)`;
  await sql`
    INSERT INTO issues_former_key (team_id, fingerprint, fingerprint_version, issue_id, retired_at)
    SELECT ${teamId}, i.fingerprint, i.fingerprint_version, i.id, ${now}
    FROM ${list} JOIN issues_issue i ON i.id = m.old AND i.team_id = ${teamId}
    ON CONFLICT (team_id, fingerprint) DO UPDATE SET issue_id = excluded.issue_id, retired_at = excluded.retired_at`.execute(
    tx,
  );
  const { rows } = await sql<{ row: unknown }>`
    DELETE FROM issues_issue i USING ${list} WHERE i.team_id = ${teamId} AND i.id = m.fresh
    RETURNING jsonb_build_object('old', m.old) || to_jsonb(i) AS row`.execute(tx);
  await sql`
    UPDATE issues_issue i SET fingerprint = f.fingerprint, fingerprint_version = f.fingerprint_version, rule_id = f.rule_id,
      family = f.family, anchor = f.anchor, ordinal = f.ordinal, moved_key = f.moved_key, path = f.path,
      category = f.category, cwe = f.cwe, severity = f.severity, severity_score = f.severity_score,
      cvss_vector = f.cvss_vector, confidence = f.confidence, prose = f.prose, attributes = f.attributes
    FROM jsonb_to_recordset(${JSON.stringify(rows.map(({ row }) => row))}::jsonb) AS f(
      old uuid, fingerprint bytea, fingerprint_version smallint, rule_id text, family text, anchor text, ordinal integer,
      moved_key bytea, path text, category text, cwe text[], severity text, severity_score real, cvss_vector text,
      confidence smallint, prose bytea, attributes bytea)
    WHERE i.team_id = ${teamId} AND i.id = f.old`.execute(tx);
  await sql`
    DELETE FROM issues_former_key k USING ${list} JOIN issues_issue i ON i.id = m.old
    WHERE k.team_id = ${teamId} AND i.team_id = ${teamId} AND k.fingerprint = i.fingerprint`.execute(tx);
  await sql`
    DELETE FROM occurrences_occurrence o USING ${list}
    WHERE o.team_id = ${teamId} AND o.issue_id = m.fresh
      AND EXISTS (SELECT 1 FROM occurrences_occurrence e WHERE e.team_id = ${teamId} AND e.scan_id = o.scan_id AND e.issue_id = m.old)`.execute(
    tx,
  );
  await sql`
    UPDATE occurrences_occurrence o SET issue_id = m.old FROM ${list}
    WHERE o.team_id = ${teamId} AND o.issue_id = m.fresh`.execute(tx);
}

/** Sightings of a scan that its baseline showed at another place are not new. @returns how many */
export async function markPersisting(
  tx: Tx,
  teamId: TeamId,
  scan: PendingScan,
  ids: readonly string[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE occurrences_occurrence o SET is_new = false
    WHERE o.team_id = ${teamId} AND o.scan_id = ${scan.scanId} AND o.issue_id = ANY (${ids}::uuid[]) AND o.is_new
      AND (${scan.baselineScanId}::uuid IS NULL OR EXISTS (SELECT 1 FROM occurrences_occurrence b
        WHERE b.issue_id = o.issue_id AND b.scan_id = ${scan.baselineScanId}))`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
