import { TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useState } from "react";
import { useClient } from "../client/index.ts";
import { Dialog, Icon, type IconName, Plain } from "../design/index.ts";
import { nameOf, placeOf, scanListQuery } from "../features/scans/index.ts";
import classes from "./palette.module.css";
import { useDestinations } from "./use-destinations.ts";
import { useGoTo } from "./use-go-to.ts";

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly icon: IconName;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

const shownAtMost = 12;

/** Pages, scans by name or id, acts. */
export default function Palette({
  open,
  onOpen,
  onShortcuts,
}: {
  open: boolean;
  onOpen: (open: boolean) => void;
  onShortcuts: () => void;
}) {
  return (
    <Dialog title="Go to" open={open} onClose={() => onOpen(false)} width={560}>
      <PaletteBody onClose={() => onOpen(false)} onShortcuts={onShortcuts} />
    </Dialog>
  );
}

function PaletteBody({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const goTo = useGoTo();
  const destinations = useDestinations();
  const navigate = useNavigate();
  const scans = useInfiniteQuery(scanListQuery(useClient(), undefined)).data?.pages.flatMap((page) => page.data) ?? [];
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);

  const entries: Entry[] = [
    ...destinations.map(({ to, name, icon, keys }) => ({
      id: to,
      name,
      kind: "Page",
      icon,
      keys,
      run: () => goTo(to),
    })),
    { id: "keys", name: "Keyboard shortcuts", kind: "Help", icon: "keyboard", keys: "?", run: onShortcuts },
    ...scans.map((scan) => ({
      id: scan.id,
      name: nameOf(scan),
      kind: placeOf(scan) ?? "Scan",
      icon: "scans" as const,
      run: () => void navigate({ to: "/scans/$scanId", params: { scanId: scan.id } }),
    })),
  ];
  const wanted = text.trim().toLowerCase();
  const found = entries
    .filter((entry) => `${entry.name} ${entry.kind} ${entry.id}`.toLowerCase().includes(wanted))
    .slice(0, shownAtMost);
  const chosen = Math.min(at, found.length - 1);
  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") run(found[chosen]);
    else if (event.key === "ArrowDown") setAt(Math.min(found.length - 1, chosen + 1));
    else if (event.key === "ArrowUp") setAt(Math.max(0, chosen - 1));
    else return;
    event.preventDefault();
  };

  return (
    <div className={classes.palette}>
      <TextInput
        aria-label="Page, scan or act"
        placeholder="Page, scan or act"
        data-autofocus
        value={text}
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found[chosen] === undefined ? undefined : `palette-${chosen}`}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
      />
      {found.length === 0 ? (
        <p className={classes.none}>Nothing is called so among pages and the newest scans.</p>
      ) : null}
      <div id="palette-list" role="listbox" aria-label="Found" className={classes.list}>
        {found.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus
          <div
            key={entry.id}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={classes.entry}
            onClick={() => run(entry)}
          >
            <Icon name={entry.icon} />
            <span className={classes.name}>
              <Plain text={entry.name} />
            </span>
            <span className={classes.kind}>
              {entry.keys === undefined ? <Plain text={entry.kind} /> : <kbd>{entry.keys}</kbd>}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
