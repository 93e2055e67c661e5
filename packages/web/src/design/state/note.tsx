import type { ReactNode } from "react";
import classes from "./state.module.css";

/** A sentence that must be read before the act beside it. */
export function Note({ tone = "plain", children }: { tone?: "plain" | "warning"; children: ReactNode }) {
  return <div className={`${classes.note} ${tone === "warning" ? classes.warning : ""}`}>{children}</div>;
}
