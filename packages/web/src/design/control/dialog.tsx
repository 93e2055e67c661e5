import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./dialog.module.css";

/** A modal: focus goes in and back to its opener, Esc closes, a click outside closes unless `keep`. */
export function Dialog({
  title,
  open,
  onClose,
  keep = false,
  width = 480,
  children,
}: {
  title: string;
  open: boolean;
  onClose: () => void;
  /** The content is seen this once: only its own button closes it. */
  keep?: boolean;
  width?: number;
  children: ReactNode;
}) {
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={title}
      size={width}
      centered
      radius={10}
      closeOnClickOutside={!keep}
      closeOnEscape={!keep}
      withCloseButton={!keep}
      closeButtonProps={{ "aria-label": "Close" }}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.45 }}
      classNames={{
        header: classes.header ?? "",
        title: classes.title ?? "",
        body: classes.body ?? "",
        close: classes.close ?? "",
      }}
    >
      {children}
    </Modal>
  );
}

/** The row of buttons that ends a dialog or a form, the act last. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>;
}
