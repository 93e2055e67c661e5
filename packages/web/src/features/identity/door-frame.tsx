import type { ReactNode } from "react";
import classes from "./identity.module.css";

/** The page outside of the shell: the product's mark, a title, one form. */
export function DoorFrame({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <main className={classes.frame}>
      <div className={classes.box}>
        <p className={classes.brand}>
          <img src="/icon.svg" width="24" height="24" alt="" />
          Gatewatch
        </p>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.text}>{text}</p>
        {children}
      </div>
    </main>
  );
}
