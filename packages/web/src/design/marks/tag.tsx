import type { ReactNode } from "react";
import classes from "./tag.module.css";

/** At most two a row. `critical` for KEV, `warning` for reopened and partial, `accent` for new, `neutral` for kinds. */
export function Tag({
  tone = "neutral",
  children,
}: {
  tone?: "neutral" | "accent" | "warning" | "critical";
  children: ReactNode;
}) {
  return <span className={`${classes.tag} ${classes[tone]}`}>{children}</span>;
}
