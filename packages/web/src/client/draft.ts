import { useCallback, useState } from "react";

const prefix = "gatewatch.draft.";

/** Text of a form that survives reload and sign-out, kept in this browser. Never for secrets. */
export function useDraft(name: string): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(() => localStorage.getItem(prefix + name) ?? "");
  const set = useCallback(
    (next: string) => {
      setText(next);
      if (next === "") localStorage.removeItem(prefix + name);
      else localStorage.setItem(prefix + name, next);
    },
    [name],
  );
  return [text, set];
}
