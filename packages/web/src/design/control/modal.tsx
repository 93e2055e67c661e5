import { Modal as MantineModal } from "@mantine/core";
import { useEffect, useState } from "react";
import classes from "./dialog.module.css";
import type { DialogProps } from "./dialog.tsx";

/** What a dialog is made of, loaded when the first one opens. */
export default function Modal({ title, open, onClose, keep = false, width = 480, children }: DialogProps) {
  // It opens after it was there closed: only then does it know where the focus goes back to.
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(open), [open]);
  return (
    <MantineModal
      opened={opened}
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
    </MantineModal>
  );
}
