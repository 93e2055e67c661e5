/**
 * Findings become issues and occurrences, a batch at a time, in a handful of set-based statements. The same batch
 * twice writes nothing the second time; a known issue is touched only when what its rule says about it has changed.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import {
  type FingerprintVersion,
  fingerprintVersions,
  type IdentifiedFinding,
  type Severity,
} from "@gatewatch/engines/findings";
import type { TeamId } from "../kernel/actor.ts";
import {
  findIssues,
  holdKnown,
  insertIssues,
  insertProse,
  issueOf,
  type KnownIssue,
  type ProseDraft,
  proseOf,
  rekeyIssues,
  renewDeadlines,
  slaDaysOf,
  updateAttributes,
} from "./issues/index.ts";
import { insertOccurrences, selectSightedIn } from "./occurrences/index.ts";

export interface IngestBatch {
  readonly teamId: TeamId;
  readonly scanId: string;
  readonly targetId: string;
  /** The scan that it is compared with; without one, what no scan had found before is new. */
  readonly baselineScanId?: string;
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
export function createIngest(
  clock: Clock,
  random: Random,
  applyPolicies: (tx: Tx, teamId: TeamId, ids: readonly string[]) => Promise<void> = async () => {},
  versions: readonly FingerprintVersion[] = fingerprintVersions,
): Ingest {
  const fingerprintVersion = versions.at(-1)!.number;
  return async (tx, { teamId, scanId, targetId, baselineScanId, findings }) => {
    const unique = new Map(findings.map((finding) => [finding.fingerprint, finding]));
    const observedAt = clock.now();
    const slaDays = await slaDaysOf(tx, teamId);
    const prose = new Map<string, ProseDraft>();
    const context = { targetId, scanId, observedAt, fingerprintVersion, slaDays };
    const drafts = new Map(
      Array.from(unique, ([fingerprint, finding]) => {
        const text = knownProse(prose, finding);
        return [fingerprint, issueOf(finding, text, { ...context, issueId: newId<"issue">(clock, random) })];
      }),
    );
    await holdKnown(tx, teamId);
    const known = await findIssues(tx, teamId, [...unique.keys()]);
    known.push(...(await knownByFormerKey(tx, teamId, unique, known, observedAt)));
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
        [...prose.values()].filter(({ hash }) => wanted.has(hash)),
      );
      await updateAttributes(tx, teamId, changed);
      const ids = known.filter(({ fingerprint }) => changed.some((draft) => draft.fingerprint === fingerprint));
      await renewDeadlines(tx, teamId, idsOf(ids), observedAt);
    }
    if (fresh.length > 0) {
      const inserted = await insertIssues(tx, teamId, fresh);
      // Another scan may have inserted some of them first: what stands in the table decides.
      const others = fresh.flatMap(({ id, fingerprint }) => (inserted.has(id) ? [] : [fingerprint]));
      if (others.length > 0) known.push(...(await findIssues(tx, teamId, others)));
      for (const { id, fingerprint, attributes } of fresh) {
        if (inserted.has(id)) known.push({ id, fingerprint, attributes, firstSeenScan: scanId, overrideScore: null });
      }
    }
    const touched = new Set([...fresh, ...changed].map(({ fingerprint }) => fingerprint));
    await applyPolicies(tx, teamId, idsOf(known.filter(({ fingerprint }) => touched.has(fingerprint))));
    const before =
      baselineScanId === undefined ? undefined : await selectSightedIn(tx, teamId, baselineScanId, idsOf(known));
    const occurrences = known.flatMap((issue) => {
      const finding = unique.get(issue.fingerprint);
      const isNew = before ? !before.has(issue.id) : issue.firstSeenScan === scanId;
      return finding ? [occurrenceOf(finding, issue, isNew)] : [];
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

  /** Issues that an earlier fingerprint version knows: they take the new fingerprint and keep everything else. */
  async function knownByFormerKey(
    tx: Tx,
    teamId: TeamId,
    findings: ReadonlyMap<string, IdentifiedFinding>,
    known: readonly KnownIssue[],
    now: Date,
  ): Promise<KnownIssue[]> {
    const have = new Set(known.map((issue) => issue.fingerprint));
    const wanted = new Map(
      Array.from(findings.values()).flatMap(({ fingerprint, formerFingerprints = [] }) =>
        have.has(fingerprint) ? [] : formerFingerprints.map((former) => [former, fingerprint] as const),
      ),
    );
    if (wanted.size === 0) return [];
    const found = (await findIssues(tx, teamId, [...wanted.keys()])).map((issue) => ({
      ...issue,
      fingerprint: wanted.get(issue.fingerprint)!,
    }));
    const taken = new Map(found.map((issue) => [issue.fingerprint, issue]));
    const keys = Array.from(taken.values(), ({ id, fingerprint }) => ({ id, fingerprint }));
    await rekeyIssues(tx, teamId, keys, versions.at(-1)!.number, now);
    return [...taken.values()];
  }

  function occurrenceOf(finding: IdentifiedFinding, issue: KnownIssue, isNew: boolean) {
    return {
      severity: finding.severity,
      draft: {
        id: newId<"occurrence">(clock, random),
        issue_id: issue.id,
        is_new: isNew,
        severity_score: issue.overrideScore ?? finding.severityScore,
        location: finding.location,
        trace: finding.trace ?? null,
        evidence: finding.evidence,
      },
    };
  }
}

function idsOf(issues: readonly KnownIssue[]): string[] {
  return issues.map(({ id }) => id);
}

/** The texts of a finding; what many findings of a batch say is made once. */
function knownProse(known: Map<string, ProseDraft>, finding: IdentifiedFinding): ProseDraft {
  const { title, shortDescription, description, remediation, references } = finding;
  const key = [title, shortDescription, description, remediation, ...references].join("\0");
  const text = known.get(key) ?? proseOf(finding);
  known.set(key, text);
  return text;
}
