import { Fragment } from "react";
import classes from "./plain.module.css";
import { plainParts } from "./plain-parts.ts";

/** Text that others wrote: never markup, isolated in its direction, acting characters shown as marks. */
export function Plain({ text }: { text: string }) {
  let at = 0;
  return (
    <bdi>
      {plainParts(text).map((part) => {
        const key = at;
        at += part.text.length;
        return part.mark ? (
          <span key={key} className={classes.mark} title="A character that is not shown">
            {part.text}
          </span>
        ) : (
          <Fragment key={key}>{part.text}</Fragment>
        );
      })}
    </bdi>
  );
}
