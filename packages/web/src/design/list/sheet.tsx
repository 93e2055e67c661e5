import type { ReactNode } from "react";
import classes from "./sheet.module.css";

/** The body of a page of settings: what the page is for, then its sections. `narrow` for forms. */
export function Sheet({ lead, narrow = false, children }: { lead?: ReactNode; narrow?: boolean; children: ReactNode }) {
  return (
    <div className={narrow ? classes.narrow : classes.sheet}>
      {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
      {children}
    </div>
  );
}

/** A titled part of a sheet. */
export function Section({
  title,
  text,
  acts,
  children,
}: {
  title: string;
  text?: ReactNode;
  acts?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className={classes.section} aria-label={title}>
      <header>
        <div>
          <h2>{title}</h2>
          {text === undefined ? null : <p>{text}</p>}
        </div>
        {acts === undefined || acts === null ? null : <div className={classes.acts}>{acts}</div>}
      </header>
      {children}
    </section>
  );
}

/** A framed block inside a section. */
export function Card({ children }: { children: ReactNode }) {
  return <div className={classes.card}>{children}</div>;
}
