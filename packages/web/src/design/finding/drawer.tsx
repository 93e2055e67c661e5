import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "../control/button.tsx";
import { CopyButton } from "../control/copy-button.tsx";
import { useShortcut } from "../control/shortcuts.tsx";
import { useToast } from "../control/toast.tsx";
import { SeverityMark, type SeverityWord, severityNames } from "../marks/severity-mark.tsx";
import { Plain } from "../text/plain.tsx";
import classes from "./drawer.module.css";

export interface DrawerHead {
  readonly id: string;
  /** As it is shown: `vuln_…7k3q2x`. */
  readonly shortId: string;
  readonly title: string;
  readonly severity: SeverityWord;
}

/**
 * One row of a list beside the list, all its parts in one scroll. `what` is the word for it (`Finding`); without `head`
 * the children say why there is nothing. Esc closes and gives the focus back to the row.
 */
export function Drawer({
  what,
  head,
  line,
  parts,
  foot,
  onClose,
  onBefore,
  onNext,
  children,
}: {
  what: string;
  head: DrawerHead | undefined;
  /** What stands beside the severity. */
  line?: ReactNode;
  parts: readonly (readonly [id: string, name: string])[];
  /** What can be done about it. */
  foot?: ReactNode;
  onClose: () => void;
  onBefore: (() => void) | undefined;
  onNext: (() => void) | undefined;
  children: ReactNode;
}) {
  const toast = useToast();
  const scroller = useRef<HTMLDivElement>(null);
  const opener = useRef(document.activeElement);
  const word = what.toLowerCase();
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
  const id = head?.id;
  useEffect(() => {
    if (id !== undefined) scroller.current?.scrollTo(0, 0);
  }, [id]);

  return (
    <section className={classes.drawer} aria-label={what}>
      <header className={classes.bar}>
        {head === undefined ? null : (
          <>
            <code className={classes.id}>{head.shortId}</code>
            <CopyButton text={head.id} label={`Copy ${word} id`} />
          </>
        )}
        <span className={classes.tools}>
          {head === undefined ? null : <CopyButton text={window.location.href} label="Copy link  C" icon="link" />}
          <IconButton icon="up" label={`${what} before  K`} disabled={onBefore === undefined} onClick={onBefore} />
          <IconButton icon="down" label={`Next ${word}  J`} disabled={onNext === undefined} onClick={onNext} />
          <IconButton icon="close" label="Close  Esc" onClick={close} />
        </span>
      </header>
      {head === undefined ? (
        children
      ) : (
        <>
          <div className={classes.headline}>
            <h2 className={classes.title}>
              <Plain text={head.title} />
            </h2>
            <p className={classes.line}>
              <span className={classes.severity}>
                <SeverityMark severity={head.severity} named />
                {severityNames[head.severity]}
              </span>
              {line}
            </p>
            <nav className={classes.sections} aria-label={`Parts of this ${word}`}>
              {parts.map(([part, name]) => (
                <button
                  key={part}
                  type="button"
                  onClick={() => document.getElementById(partId(part))?.scrollIntoView()}
                >
                  {name}
                </button>
              ))}
            </nav>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard */}
          <section ref={scroller} className={classes.scroller} tabIndex={0} aria-label={head.title}>
            {children}
          </section>
          {foot === undefined || foot === null ? null : <footer className={classes.foot}>{foot}</footer>}
        </>
      )}
    </section>
  );
}

/** One part of a drawer, where its name leads to. */
export function DrawerPart({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={partId(id)} className={classes.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function partId(id: string): string {
  return `part-${id}`;
}
