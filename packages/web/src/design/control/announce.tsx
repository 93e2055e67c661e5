import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";

const quietMs = 5000;
const Announce = createContext<(sentence: string) => void>(() => {});

/** Says a sentence to screen readers: the last one given, at most one in five seconds. */
export function useAnnounce(): (sentence: string) => void {
  return useContext(Announce);
}

export function AnnounceProvider({ children }: { children: ReactNode }) {
  const [sentence, setSentence] = useState("");
  const waiting = useRef<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const announce = useCallback((next: string) => {
    if (timer.current !== undefined) {
      waiting.current = next;
      return;
    }
    setSentence(next);
    const later = () => {
      timer.current = undefined;
      if (waiting.current === undefined) return;
      setSentence(waiting.current);
      waiting.current = undefined;
      timer.current = setTimeout(later, quietMs);
    };
    timer.current = setTimeout(later, quietMs);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <Announce value={announce}>
      {children}
      <div className="gw-hidden" role="status" aria-live="polite">
        {sentence}
      </div>
    </Announce>
  );
}
