import type { FormEvent, ReactNode } from "react";
import classes from "./form.module.css";

/** Fields one below the other; `onSubmit` runs on Enter and on the submit button. */
export function Form({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {children}
    </form>
  );
}

/** Fields of one row, where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}

/** Controls that belong together, under one name; `wrong` says what is missing. */
export function Choices({
  legend,
  wrong,
  children,
}: {
  legend: string;
  wrong?: string | undefined;
  children: ReactNode;
}) {
  return (
    <fieldset className={classes.choices}>
      <legend>{legend}</legend>
      {children}
      {wrong === undefined ? null : <p className={classes.wrong}>{wrong}</p>}
    </fieldset>
  );
}

/** One of several; those with the same `group` exclude each other. */
export function Choice({
  group,
  checked,
  onChoose,
  text,
  children,
}: {
  group: string;
  checked: boolean;
  onChoose: () => void;
  /** What choosing it means. */
  text?: string;
  children: ReactNode;
}) {
  return (
    <label className={classes.choice}>
      <input type="radio" name={group} checked={checked} onChange={onChoose} />
      <span>
        {children}
        {text === undefined ? null : <small>{text}</small>}
      </span>
    </label>
  );
}

/** Check boxes in columns. */
export function CheckGrid({ children }: { children: ReactNode }) {
  return <div className={classes.checks}>{children}</div>;
}
