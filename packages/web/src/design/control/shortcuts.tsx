import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from "react";

const storageKey = "gatewatch.shortcuts";
const sequenceMs = 1000;

interface Shortcuts {
  readonly on: boolean;
  turn(on: boolean): void;
}
const Context = createContext<Shortcuts>({ on: true, turn: () => {} });

/** Whether single-key shortcuts are on, and the switch; the choice is kept in this browser. */
export function useShortcuts(): Shortcuts {
  return use(Context);
}

export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [on, setOn] = useState(() => localStorage.getItem(storageKey) !== "off");
  const turn = useCallback((next: boolean) => {
    localStorage.setItem(storageKey, next ? "on" : "off");
    setOn(next);
  }, []);
  return <Context value={useMemo(() => ({ on, turn }), [on, turn])}>{children}</Context>;
}

/**
 * Runs `act` on a key (`j`, `?`, `Escape`) or two in a row (`g s`). Silent while somebody types, in menus and dialogs,
 * with a modifier held, and when shortcuts are off (Escape always works).
 */
export function useShortcut(keys: string, act: (event: KeyboardEvent) => void): void {
  const { on } = useShortcuts();
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!on && keys !== "Escape") return;
    const sequence = keys.split(" ");
    let pressed: string[] = [];
    let last = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      if (event.timeStamp - last > sequenceMs) pressed = [];
      last = event.timeStamp;
      pressed = [...pressed, event.key].slice(-sequence.length);
      if (pressed.join(" ").toLowerCase() !== keys.toLowerCase()) return;
      pressed = [];
      latest.current(event);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [keys, on]);
}

function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null
  );
}
