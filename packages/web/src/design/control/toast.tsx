import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useAnnounce } from "./announce.tsx";
import { Button, IconButton } from "./button.tsx";
import { useShortcut } from "./shortcuts.tsx";
import classes from "./toast.module.css";

const shownMs = 10_000;
type Show = (sentence: string, undo?: () => void) => void;
const Toast = createContext<Show>(() => {});

/** Says in one line that an act was done, with the way back where there is one (U). Never for errors: those stand where they happened. */
export function useToast(): Show {
  return useContext(Toast);
}

/** One toast, bottom left, for 10 s; it stays while it is hovered or focused. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const announce = useAnnounce();
  const [said, setSaid] = useState<{ sentence: string; undo: (() => void) | undefined }>();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const leave = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSaid(undefined), shownMs);
  }, []);
  const stay = useCallback(() => clearTimeout(timer.current), []);
  useEffect(() => stay, [stay]);

  const show = useCallback<Show>(
    (sentence, undo) => {
      setSaid({ sentence, undo });
      announce(sentence);
      leave();
    },
    [announce, leave],
  );
  const takeBack = () => {
    setSaid(undefined);
    said?.undo?.();
  };
  useShortcut("u", takeBack);

  return (
    <Toast value={show}>
      {children}
      {said === undefined ? null : (
        // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps the line on screen
        <div className={classes.toast} onMouseEnter={stay} onMouseLeave={leave} onFocus={stay} onBlur={leave}>
          <span>{said.sentence}</span>
          {said.undo === undefined ? null : (
            <Button tone="quiet" className={classes.undo} onClick={takeBack}>
              Undo
            </Button>
          )}
          <IconButton icon="close" label="Close" className={classes.close} onClick={() => setSaid(undefined)} />
        </div>
      )}
    </Toast>
  );
}
