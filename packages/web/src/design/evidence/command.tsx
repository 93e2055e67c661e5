import { CopyButton } from "../control/copy-button.tsx";
import classes from "./evidence.module.css";

/** A command line that does the same as the page. */
export function Command({ line, label = "Copy command" }: { line: string; label?: string }) {
  return (
    <div className={classes.command}>
      <span aria-hidden="true">$</span>
      <code>{line}</code>
      <CopyButton text={line} label={label} />
    </div>
  );
}
