import type { ReactNode } from "react";
import classes from "./page.module.css";

/** Head of 52 px (title, state, acts) over a body; `fill` bodies scroll inside their panels, others as a whole. */
export function Page({
  title,
  beside,
  acts,
  fill = false,
  children,
}: {
  title: ReactNode;
  beside?: ReactNode;
  acts?: ReactNode;
  fill?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={fill ? classes.filled : classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        {beside}
        <div className={classes.acts}>{acts}</div>
      </header>
      <div className={classes.body}>{children}</div>
    </div>
  );
}
