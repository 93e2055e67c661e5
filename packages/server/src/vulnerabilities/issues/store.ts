import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import { storableJson } from "../storable.ts";
import type { IssueDraft, ProseDraft } from "./draft.ts";

export interface KnownIssue {
  readonly id: string;
  /** Hex. */
  readonly fingerprint: string;
  /** Hex. */
  readonly attributes: string;
  readonly firstSeenScan: string;
  /** Somebody decided on this score; it wins over an engine's. */
  readonly overrideScore: number | null;
}

const keepLock = 7_100_003;

/** Whatever this transaction finds of the team's issues and texts is forgotten by nobody until it ends. */
export async function holdKnown(tx: Tx, teamId: TeamId): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(hashtextextended(${teamId}::text, ${keepLock}))`.execute(tx);
}

/** Waits until no transaction takes in findings of the team, and lets none begin to until this one ends: keep it short. */
export async function holdUnknown(tx: Tx, teamId: TeamId): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${teamId}::text, ${keepLock}))`.execute(tx);
}

/** Keeps each text once. */
export async function insertProse(tx: Tx, teamId: TeamId, prose: readonly ProseDraft[]): Promise<void> {
  if (prose.length === 0) return;
  // Arrays of arrays cannot be unnested row by row, so the reference lists travel as JSON.
  await sql`
    INSERT INTO issues_prose (team_id, hash, title, short_description, description, remediation, reference_urls)
    SELECT ${teamId}, decode(p.hash, 'hex'), p.title, p.short_description, p.description, p.remediation,
           ARRAY(SELECT jsonb_array_elements_text(p.reference_urls))
    FROM jsonb_to_recordset(${JSON.stringify(prose)}::jsonb) AS p(
      hash text, title text, short_description text, description text, remediation text, reference_urls jsonb)
    ON CONFLICT DO NOTHING`.execute(tx);
}

/**
 * Removes up to `limit` texts that no issue names any more.
 *
 * @returns how many
 */
export async function deleteUnnamedProse(tx: Tx, teamId: TeamId, limit: number): Promise<number> {
  await holdUnknown(tx, teamId);
  const { numAffectedRows } = await sql`
    DELETE FROM issues_prose WHERE team_id = ${teamId} AND hash IN (
      SELECT p.hash FROM issues_prose p WHERE p.team_id = ${teamId}
        AND NOT EXISTS (SELECT 1 FROM issues_issue i WHERE i.team_id = p.team_id AND i.prose = p.hash)
      LIMIT ${limit})`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Inserts the issues that the team does not have. Sorted, so that two scans cannot deadlock. @returns ids of those inserted */
export async function insertIssues(
  tx: Tx,
  teamId: TeamId,
  drafts: readonly IssueDraft[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO issues_issue (id, team_id, target_id, fingerprint, fingerprint_version, engine, rule_id, family, anchor, ordinal, moved_key, path, category, cwe,
      severity, severity_score, cvss_vector, confidence, prose, attributes, first_seen_scan, created_at, due_at)
    SELECT i.id, ${teamId}, i.target_id, decode(i.fingerprint, 'hex'), i.fingerprint_version, i.engine, i.rule_id,
      i.family, i.anchor, i.ordinal, decode(i.moved_key, 'hex'), i.path, i.category,
      ARRAY(SELECT jsonb_array_elements_text(i.cwe)), i.severity, i.severity_score, i.cvss_vector, i.confidence,
      decode(i.prose, 'hex'), decode(i.attributes, 'hex'), i.first_seen_scan, i.created_at, i.due_at
    FROM jsonb_to_recordset(${storableJson(drafts)}::jsonb) AS i(
      id uuid, target_id uuid, fingerprint text, fingerprint_version smallint, engine text, rule_id text, family text, anchor text,
      ordinal integer, moved_key text, path text, category text,
      cwe jsonb, severity text, severity_score real, cvss_vector text, confidence smallint, prose text, attributes text,
      first_seen_scan uuid, created_at timestamptz, due_at timestamptz)
    ORDER BY i.fingerprint
    ON CONFLICT (team_id, fingerprint) DO NOTHING
    RETURNING id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** The team's issues with these fingerprints (hex): one list, so that at worst all of the team's are read once. */
export async function findIssues(db: Db | Tx, teamId: TeamId, fingerprints: readonly string[]): Promise<KnownIssue[]> {
  const { rows } = await sql<KnownIssue>`
    SELECT id, encode(fingerprint, 'hex') AS fingerprint, encode(attributes, 'hex') AS attributes,
           first_seen_scan AS "firstSeenScan", override_score AS "overrideScore"
    FROM issues_issue
    WHERE team_id = ${teamId} AND fingerprint = ANY (${fingerprints.map((hex) => Buffer.from(hex, "hex"))}::bytea[])`.execute(
    db,
  );
  return rows;
}

/** Takes over what a newer rule says about known issues. */
export async function updateAttributes(tx: Tx, teamId: TeamId, drafts: readonly IssueDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  await sql`
    UPDATE issues_issue AS known
    SET rule_id = i.rule_id, family = i.family, anchor = i.anchor, ordinal = i.ordinal, moved_key = decode(i.moved_key, 'hex'),
        cwe = ARRAY(SELECT jsonb_array_elements_text(i.cwe)), category = i.category, severity = i.severity,
        severity_score = i.severity_score, cvss_vector = i.cvss_vector, confidence = i.confidence,
        prose = decode(i.prose, 'hex'), attributes = decode(i.attributes, 'hex'), version = known.version + 1
    FROM jsonb_to_recordset(${storableJson(drafts)}::jsonb) AS i(
      fingerprint text, rule_id text, family text, anchor text, ordinal integer, moved_key text, category text, cwe jsonb, severity text, severity_score real, cvss_vector text, confidence smallint,
      prose text, attributes text)
    WHERE known.team_id = ${teamId} AND known.fingerprint = decode(i.fingerprint, 'hex')`.execute(tx);
}
