import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Actions, Dialog } from "./dialog.tsx";

/** Asks before an act that cannot be taken back: the title names act and thing, the text its consequence, each button what it does. */
export function Confirm({
  open,
  title,
  keepLabel,
  actLabel,
  pending,
  onKeep,
  onAct,
  children,
}: {
  open: boolean;
  title: string;
  keepLabel: string;
  actLabel: string;
  pending: boolean;
  onKeep: () => void;
  onAct: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog open={open} title={title} onClose={onKeep}>
      <div>{children}</div>
      <Actions>
        <Button onClick={onKeep} data-autofocus>
          {keepLabel}
        </Button>
        <Button tone="danger" pending={pending} onClick={onAct}>
          {actLabel}
        </Button>
      </Actions>
    </Dialog>
  );
}
