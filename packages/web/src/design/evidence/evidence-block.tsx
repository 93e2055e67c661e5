import type { ReactNode } from "react";
import { CopyButton } from "../control/copy-button.tsx";
import { Plain } from "../text/plain.tsx";
import { CodeText } from "./code-text.tsx";
import classes from "./evidence.module.css";

/** A band (where this was seen) over the text that was seen. */
export function EvidenceBlock({
  place,
  text,
  code = true,
  band,
}: {
  place: string;
  text: string;
  code?: boolean;
  band?: ReactNode;
}) {
  return (
    <figure className={classes.block}>
      <figcaption className={classes.band}>
        <span className={classes.place}>
          <Plain text={place} />
        </span>
        {band}
        <CopyButton text={text} label={`Copy ${place}`} />
      </figcaption>
      <div className={classes.body}>
        <CodeText text={text} plain={!code} />
      </div>
    </figure>
  );
}
