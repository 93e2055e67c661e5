import { CopyButton } from "../control/copy-button.tsx";
import classes from "./values.module.css";

/** A secret while it is shown, whole; the focus is on its copy button. `label` names it: "Copy key". */
export function ShownOnce({ value, label }: { value: string; label: string }) {
  return (
    <div className={classes.once}>
      <code data-testid="shown-once">{value}</code>
      <CopyButton text={value} label={label} word={label} primary autoFocus />
    </div>
  );
}

/** A value that is needed elsewhere, under its name, to be copied. */
export function CopyValue({ name, value }: { name: string; value: string }) {
  return (
    <div className={classes.value}>
      <span>{name}</span>
      <code>{value}</code>
      <CopyButton text={value} label={`Copy ${name}`} />
    </div>
  );
}
