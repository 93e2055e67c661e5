import type { Finding } from "@gatewatch/sdk";
import { useEffect, useRef } from "react";
import {
  CopyButton,
  Empty,
  IconButton,
  Loading,
  Plain,
  SeverityMark,
  severityNames,
  Tag,
  useShortcut,
  useToast,
} from "../../../design/index.ts";
import classes from "./finding.module.css";
import { FindingDetails } from "./finding-details.tsx";
import { FindingEvidence } from "./finding-evidence.tsx";
import { FindingFix } from "./finding-fix.tsx";

const sections = [
  ["overview", "Overview"],
  ["evidence", "Evidence"],
  ["fix", "Fix"],
  ["details", "Details"],
] as const;

/** One finding beside its list, in one scroll. */
export function FindingDrawer({
  finding,
  pending,
  onClose,
  onBefore,
  onNext,
}: {
  finding: Finding | undefined;
  pending: boolean;
  onClose: () => void;
  onBefore: (() => void) | undefined;
  onNext: (() => void) | undefined;
}) {
  const toast = useToast();
  const scroller = useRef<HTMLDivElement>(null);
  const opener = useRef(document.activeElement);
  const close = () => {
    onClose();
    const row = document.querySelector<HTMLElement>('[role=row][tabindex="0"]') ?? opener.current;
    if (row instanceof HTMLElement) row.focus();
  };
  useShortcut("Escape", close);
  useShortcut(
    "c",
    () => void navigator.clipboard?.writeText(window.location.href).then(() => toast("The link is copied.")),
  );
  useEffect(() => {
    if (finding !== undefined) scroller.current?.scrollTo(0, 0);
  }, [finding]);

  return (
    <section className={classes.drawer} aria-label="Finding">
      <header className={classes.bar}>
        {finding === undefined ? null : (
          <>
            <code className={classes.id}>fnd_…{finding.id.slice(-7)}</code>
            <CopyButton text={finding.id} label="Copy finding id" />
          </>
        )}
        <span className={classes.tools}>
          {finding === undefined ? null : <CopyButton text={window.location.href} label="Copy link  C" icon="link" />}
          <IconButton icon="up" label="Finding before  K" disabled={onBefore === undefined} onClick={onBefore} />
          <IconButton icon="down" label="Next finding  J" disabled={onNext === undefined} onClick={onNext} />
          <IconButton icon="close" label="Close  Esc" onClick={close} />
        </span>
      </header>
      {finding === undefined ? (
        pending ? (
          <Loading what="the finding" />
        ) : (
          <Empty title="Not in this scan, or further down the list" />
        )
      ) : (
        <>
          <div className={classes.headline}>
            <h2 className={classes.title}>
              <Plain text={finding.title} />
            </h2>
            <p className={classes.line}>
              <span className={classes.severity}>
                <SeverityMark severity={finding.severity} named />
                {severityNames[finding.severity]}
              </span>
              <span>Score {finding.severity_score.toFixed(1)}</span>
              <span>{confidenceOf(finding.confidence)}</span>
              {finding.diff_state === "new" ? <Tag tone="accent">New</Tag> : null}
            </p>
            <nav className={classes.sections} aria-label="Parts of this finding">
              {sections.map(([id, name]) => (
                <button
                  key={id}
                  type="button"
                  onClick={() => document.getElementById(`finding-${id}`)?.scrollIntoView()}
                >
                  {name}
                </button>
              ))}
            </nav>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard */}
          <section ref={scroller} className={classes.scroller} tabIndex={0} aria-label={finding.title}>
            <section id="finding-overview" className={classes.part}>
              <h3>Overview</h3>
              <p className={classes.place}>
                <Plain text={finding.place} />
              </p>
              <p>
                <Plain text={finding.description || finding.short_description} />
              </p>
            </section>
            <FindingEvidence finding={finding} />
            <FindingFix finding={finding} />
            <FindingDetails finding={finding} />
          </section>
        </>
      )}
    </section>
  );
}

/** 1-3 low, 4-7 medium, 8-10 high, as the engines rate it. */
function confidenceOf(confidence: number): string {
  const word = confidence >= 8 ? "High" : confidence >= 4 ? "Medium" : "Low";
  return `${word} confidence`;
}
