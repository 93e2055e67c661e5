import type { ReactNode } from "react";
import { CopyButton } from "../control/copy-button.tsx";
import { Icon } from "../icon.tsx";
import { Plain } from "../text/plain.tsx";
import classes from "./state.module.css";

/** What failed, in the panel where it failed; what is safe or what to do next; the request id to name it by. */
export function ErrorBlock({
  title,
  requestId,
  act,
  children,
}: {
  title: string;
  requestId?: string | undefined;
  act?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={classes.error} role="alert">
      <Icon name="warning" />
      <div className={classes.errorBody}>
        <p className={classes.title}>
          <Plain text={title} />
        </p>
        {children === undefined ? null : <div className={classes.text}>{children}</div>}
        {requestId === undefined ? null : (
          <p className={classes.request}>
            Request <code>{requestId}</code>
            <CopyButton text={requestId} label="Copy request id" />
          </p>
        )}
        {act}
      </div>
    </div>
  );
}
