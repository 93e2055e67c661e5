import { type ReactNode, useState } from "react";
import { Button, countText, Plain } from "../../../design/index.ts";
import classes from "./scan.module.css";

export interface Note {
  readonly key: string;
  /** A path, a package, an address. */
  readonly place: string;
  readonly text: ReactNode;
}

const shownAtFirst = 5;

/** What a scan has to say about places, the first few of it until more is asked for. */
export function Notes({
  title,
  total,
  notes,
  children,
}: {
  title: string;
  /** How many there are, also of those that are not told one by one. */
  total: number;
  notes: readonly Note[];
  children?: ReactNode;
}) {
  const [all, setAll] = useState(false);
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>
        {title} <span className={classes.count}>{countText(total)}</span>
      </h2>
      {notes.length === 0 ? null : (
        <ul className={classes.notes}>
          {(all ? notes : notes.slice(0, shownAtFirst)).map(({ key, place, text }) => (
            <li key={key}>
              <span className={classes.place}>
                <Plain text={place} />
              </span>
              <span className={classes.quiet}>{text}</span>
            </li>
          ))}
        </ul>
      )}
      {!all && notes.length > shownAtFirst ? (
        <Button tone="quiet" onClick={() => setAll(true)}>
          Show {countText(notes.length)}
        </Button>
      ) : null}
      {all && total > notes.length ? <p className={classes.quiet}>and {countText(total - notes.length)} more</p> : null}
      {children}
    </section>
  );
}
