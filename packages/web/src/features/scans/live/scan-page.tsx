import type { Scan } from "@gatewatch/sdk";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Failure, Reading, useClient, useMay } from "../../../client/index.ts";
import {
  CopyButton,
  countOf,
  Note,
  Page,
  Plain,
  Since,
  State,
  Tag,
  useAnnounce,
  usePhone,
} from "../../../design/index.ts";
import { FindingDrawer } from "../finding/finding-drawer.tsx";
import { scanQuery } from "../queries.ts";
import { kindOf, nameOf, placeOf, statusOf } from "../scan-words.ts";
import { CancelScan } from "./cancel-scan.tsx";
import { Coverage } from "./coverage.tsx";
import { FindingList } from "./finding-list.tsx";
import { progressText } from "./progress-text.ts";
import classes from "./scan.module.css";
import { ScanAgain } from "./scan-again.tsx";
import { ScanProgress } from "./scan-progress.tsx";
import { Stages } from "./stages.tsx";
import { Suppressed } from "./suppressed.tsx";
import { useFindings } from "./use-findings.ts";
import { UsedRules } from "./used-rules.tsx";

export interface ScanPageProps {
  readonly scanId: string;
  /** The finding whose drawer is open. */
  readonly findingId: string | undefined;
  readonly onFinding: (findingId: string | undefined) => void;
  readonly onScan: (scanId: string) => void;
  readonly onScans: () => void;
}

/** `/scans/:id`: one scan, live while it runs, with what it found and what it did not cover. */
export function ScanPage(props: ScanPageProps) {
  const scan = useQuery(scanQuery(useClient(), props.scanId));
  if (scan.isPending) {
    return (
      <Page title="Scan">
        <Reading query={scan} queryKey={["scan", props.scanId]} what="the scan" />
      </Page>
    );
  }
  if (scan.data === undefined) {
    return (
      <Page title="Scan">
        <div className={classes.failure}>
          <Failure
            error={scan.error ?? new Error()}
            what="The scan could not be read."
            onRetry={() => void scan.refetch()}
          />
          <p>
            <a href="/scans">All scans</a>
          </p>
        </div>
      </Page>
    );
  }
  return <LoadedScan {...props} scan={scan.data} />;
}

function LoadedScan({ scan, findingId, onFinding, onScan }: ScanPageProps & { scan: Scan }) {
  const may = useMay("scans.run");
  const phone = usePhone();
  const announce = useAnnounce();
  const list = useFindings(scan);
  const ended = scan.finished_at !== null;
  const status = statusOf(scan.status);
  const at = list.findings.findIndex((finding) => finding.id === findingId);

  useEffect(() => {
    announce(
      ended ? `Scan ${status.name.toLowerCase()}, ${countOf(scan.counts.total, "finding")}.` : progressText(scan),
    );
  }, [announce, ended, scan, status.name]);

  const step = (by: number) => {
    const next = list.findings[at + by];
    return next === undefined ? undefined : () => onFinding(next.id);
  };
  const drawer =
    findingId === undefined ? null : (
      <FindingDrawer
        finding={list.findings[at]}
        pending={list.isPending || list.isLooking}
        onClose={() => onFinding(undefined)}
        onBefore={step(-1)}
        onNext={step(1)}
      />
    );
  if (phone && drawer !== null) return drawer;
  return (
    <Page
      fill
      title={<Plain text={nameOf(scan)} />}
      beside={
        <>
          <State shape={status.shape}>{status.name}</State>
          {scan.partial ? <Tag tone="warning">Partial</Tag> : null}
        </>
      }
      acts={
        <>
          <CopyButton text={curlOf(scan)} label="Copy as curl" word="Copy as curl" />
          {may && !ended ? <CancelScan scan={scan} /> : null}
          {may && ended ? <ScanAgain scan={scan} onScan={onScan} /> : null}
        </>
      }
    >
      <section className={classes.summary} aria-label="Progress">
        {ended ? null : <ScanProgress scan={scan} />}
        <p className={classes.about}>
          <About scan={scan} />
        </p>
        {scan.status === "failed" || scan.status === "cancelled" ? (
          <Note tone="warning">
            {scan.status === "cancelled"
              ? "Cancelled. What was found until then is kept; nothing counts as fixed."
              : null}
            {scan.status === "failed" ? (
              <Plain text={scan.status_message ?? "The scan ended early. Scan again."} />
            ) : null}
          </Note>
        ) : null}
      </section>
      <div className={drawer !== null ? classes.columnsBeside : classes.columns}>
        <aside className={classes.side} aria-label="Stages and coverage">
          <Stages scan={scan} />
          <Coverage scan={scan} />
          <Suppressed scan={scan} />
          <UsedRules scan={scan} />
        </aside>
        <FindingList scan={scan} list={list} current={findingId} onFinding={onFinding} />
        {drawer}
      </div>
    </Page>
  );
}

function About({ scan }: { scan: Scan }) {
  const place = placeOf(scan);
  const parts = [
    <span key="kind">{kindOf(scan)}</span>,
    place === undefined ? null : (
      <span key="target" className={classes.target}>
        <Plain text={place} />
      </span>
    ),
    scan.commit === null ? null : (
      <span key="commit">
        {scan.repository?.branch ? <Plain text={`${scan.repository.branch} at `} /> : null}
        <code title={scan.commit}>{scan.commit.slice(0, 7)}</code>
      </span>
    ),
    scan.changes === null ? null : (
      <span key="changes">
        <Plain text={`only what changed${scan.changes.since === null ? "" : ` since ${scan.changes.since}`}`} />
      </span>
    ),
    scan.started_at === null ? (
      <span key="started">
        asked for <Since instant={scan.created_at} />
      </span>
    ) : (
      <span key="started">
        started <Since instant={scan.started_at} />
      </span>
    ),
    scan.finished_at === null ? <span key="without">Runs on without this page</span> : null,
    scan.kind === "web" && scan.finished_at !== null ? (
      <span key="score">
        Score{" "}
        {scan.score === null || scan.partial
          ? "not known"
          : `${scan.score}${scan.grade === null ? "" : ` (${scan.grade})`}`}
      </span>
    ) : null,
  ];
  return parts.filter((part) => part !== null);
}

function curlOf(scan: Scan): string {
  return `curl -H "X-API-Key: $GATEWATCH_API_KEY" ${window.location.origin}/api/v1/scans/${scan.id}`;
}
