import type { Finding } from "@gatewatch/sdk";
import {
  confidenceText,
  Drawer,
  Empty,
  EvidencePart,
  FixPart,
  Loading,
  OverviewPart,
  Tag,
} from "../../../design/index.ts";
import { FindingDetails } from "./finding-details.tsx";

const parts = [
  ["overview", "Overview"],
  ["evidence", "Evidence"],
  ["fix", "Fix"],
  ["details", "Details"],
] as const;

/** One finding beside its list. */
export function FindingDrawer({
  finding,
  pending,
  ...acts
}: {
  finding: Finding | undefined;
  pending: boolean;
  onClose: () => void;
  onBefore: (() => void) | undefined;
  onNext: (() => void) | undefined;
}) {
  if (finding === undefined) {
    return (
      <Drawer what="Finding" head={undefined} parts={parts} {...acts}>
        {pending ? <Loading what="the finding" /> : <Empty title="Not in this scan, or further down the list" />}
      </Drawer>
    );
  }
  const { id, title, severity } = finding;
  return (
    <Drawer
      what="Finding"
      head={{ id, shortId: `fnd_…${id.slice(-7)}`, title, severity }}
      line={
        <>
          <span>Score {finding.severity_score.toFixed(1)}</span>
          <span>{confidenceText(finding.confidence)}</span>
          {finding.diff_state === "new" ? <Tag tone="accent">New</Tag> : null}
        </>
      }
      parts={parts}
      {...acts}
    >
      <OverviewPart place={finding.place} text={finding.description || finding.short_description} />
      <EvidencePart seen={finding} />
      <FixPart text={finding.remediation} patch={finding.evidence.patch} />
      <FindingDetails finding={finding} />
    </Drawer>
  );
}
