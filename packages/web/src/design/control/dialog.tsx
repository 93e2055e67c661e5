import { lazy, type ReactNode } from "react";
import classes from "./dialog.module.css";
import { Late } from "./late.tsx";

const Modal = lazy(() => import("./modal.tsx"));

export interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The content is seen this once: only its own button closes it. */
  readonly keep?: boolean;
  readonly width?: number;
  readonly children: ReactNode;
}

/** A modal: focus goes in and back to its opener, Esc closes, a click outside closes unless `keep`. */
export function Dialog(props: DialogProps) {
  return (
    <Late when={props.open}>
      <Modal {...props} />
    </Late>
  );
}

/** The row of buttons that ends a dialog or a form, the act last. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>;
}
