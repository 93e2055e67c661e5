/**
 * Findings become issues and occurrences, a batch at a time, in a handful of set-based statements. The same batch
 * twice writes nothing the second time; a known issue is touched only when what its rule says about it has changed.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import type { IdentifiedFinding, Severity } from "@gatewatch/engines/findings";
import type { TeamId } from "../kernel/actor.ts";
import {
  findIssues,
  insertIssues,
  insertProse,
  issueOf,
  type KnownIssue,
  type ProseDraft,
  proseOf,
  storable,
  updateAttributes,
} from "./issues/index.ts";
import { insertOccurrences } from "./occurrences/index.ts";

export interface IngestBatch {
  readonly teamId: TeamId;
  readonly scanId: string;
  readonly targetId: string;
  /** At most 1,000 at a time keeps transactions short. */
  readonly findings: readonly IdentifiedFinding[];
}

/** One entry per occurrence that this batch added. */
export interface Ingested {
  readonly severity: Severity;
  readonly isNew: boolean;
}

export type Ingest = (tx: Tx, batch: IngestBatch) => Promise<readonly Ingested[]>;

/** Makes the ingest function. */
export function createIngest(clock: Clock, random: Random): Ingest {
  return async (tx, { teamId, scanId, targetId, findings }) => {
    const unique = new Map(findings.map((finding) => [finding.fingerprint, finding]));
    const observedAt = clock.now();
    const prose = new Map<string, ProseDraft>();
    const drafts = new Map(
      Array.from(unique, ([fingerprint, finding]) => {
        const text = proseOf(finding);
        prose.set(text.hash, text);
        const context = { issueId: newId<"issue">(clock, random), targetId, scanId, observedAt };
        return [fingerprint, issueOf(finding, text, context)];
      }),
    );
    const known = await findIssues(tx, teamId, [...unique.keys()]);
    const knownFingerprints = new Set(known.map((issue) => issue.fingerprint));
    const fresh = [...drafts.values()].filter((draft) => !knownFingerprints.has(draft.fingerprint));
    const changed = known.flatMap((issue) => {
      const draft = drafts.get(issue.fingerprint);
      return draft && draft.attributes !== issue.attributes ? [draft] : [];
    });
    if (fresh.length > 0 || changed.length > 0) {
      const wanted = new Set([...fresh, ...changed].map((draft) => draft.prose));
      await insertProse(
        tx,
        teamId,
        [...prose.values()].filter((text) => wanted.has(text.hash)),
      );
      await updateAttributes(tx, teamId, changed);
    }
    if (fresh.length > 0) {
      await insertIssues(tx, teamId, fresh);
      // Another scan may have inserted some of them first: what stands in the table decides.
      known.push(
        ...(await findIssues(
          tx,
          teamId,
          fresh.map((draft) => draft.fingerprint),
        )),
      );
    }
    const occurrences = known.flatMap((issue) => {
      const finding = unique.get(issue.fingerprint);
      return finding ? [occurrenceOf(finding, issue, scanId)] : [];
    });
    const inserted = await insertOccurrences(
      tx,
      teamId,
      scanId,
      observedAt,
      occurrences.map((entry) => entry.draft),
    );
    return occurrences
      .filter(({ draft }) => inserted.has(draft.issue_id))
      .map(({ draft, severity }) => ({ severity, isNew: draft.is_new }));
  };

  function occurrenceOf(finding: IdentifiedFinding, issue: KnownIssue, scanId: string) {
    return {
      severity: finding.severity,
      draft: {
        id: newId<"occurrence">(clock, random),
        issue_id: issue.id,
        is_new: issue.firstSeenScan === scanId,
        severity_score: issue.overrideScore ?? finding.severityScore,
        location: storableTree(finding.location),
        trace: finding.trace ? storableTree(finding.trace) : null,
        evidence: storableTree(finding.evidence),
      },
    };
  }
}

function storableTree(value: object): unknown {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) => (typeof part === "string" ? storable(part) : part));
}
