import { Checkbox } from "@mantine/core";
import { Dialog, useShortcuts } from "../design/index.ts";
import classes from "./shortcut-sheet.module.css";

const keys = [
  ["Ctrl K", "Go to a page, scan or act"],
  ["/", "Filter the list, or the same"],
  ["J  K", "Next and previous row"],
  ["Enter", "Open the row"],
  ["X", "Select the row, with Shift all up to it"],
  ["D", "Decide about what is selected or open"],
  ["A", "Assign it"],
  ["U", "Undo, while the line that says so is shown"],
  ["Esc", "Close what is open"],
  ["C", "Copy the link of what is open"],
  ["[  ]", "Step through a trace"],
  ["G V", "Vulnerabilities"],
  ["G S", "Scans"],
  ["G R", "Reports"],
  ["?", "This list"],
] as const;

export default function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { on, turn } = useShortcuts();
  return (
    <Dialog title="Keyboard shortcuts" open={open} onClose={onClose} width={420}>
      <dl className={classes.sheet}>
        {keys.map(([key, act]) => (
          <div key={key}>
            <dt>{act}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <Checkbox
        size="xs"
        color="var(--gw-accent)"
        label="Single-key shortcuts are on"
        checked={on}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
