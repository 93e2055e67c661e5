import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useAnnounce } from "./announce.tsx";
import { IconButton } from "./button.tsx";
import classes from "./toast.module.css";

const shownMs = 10_000;
const Toast = createContext<(sentence: string) => void>(() => {});

/** Says in one line that an act was done. Never for errors: those stand where they happened. */
export function useToast(): (sentence: string) => void {
  return useContext(Toast);
}

/** One toast, bottom left, for 10 s; it stays while it is hovered or focused. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const announce = useAnnounce();
  const [sentence, setSentence] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const leave = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSentence(undefined), shownMs);
  }, []);
  const stay = useCallback(() => clearTimeout(timer.current), []);
  useEffect(() => stay, [stay]);

  const show = useCallback(
    (next: string) => {
      setSentence(next);
      announce(next);
      leave();
    },
    [announce, leave],
  );

  return (
    <Toast value={show}>
      {children}
      {sentence === undefined ? null : (
        // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps the line on screen
        <div className={classes.toast} onMouseEnter={stay} onMouseLeave={leave} onFocus={stay} onBlur={leave}>
          <span>{sentence}</span>
          <IconButton icon="close" label="Close" className={classes.close} onClick={() => setSentence(undefined)} />
        </div>
      )}
    </Toast>
  );
}
