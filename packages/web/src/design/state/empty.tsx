import type { ReactNode } from "react";
import classes from "./state.module.css";

/** What will appear here, and the one act that makes it. */
export function Empty({ title, children, act }: { title: string; children?: ReactNode; act?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      {children === undefined ? null : <p className={classes.text}>{children}</p>}
      {act}
    </div>
  );
}
