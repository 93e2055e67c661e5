import { useEffect, useRef, useState } from "react";
import { Icon } from "../icon.tsx";
import classes from "./filter.module.css";

const quietMs = 300;

/** The filter by words of a list; `/` puts the caret into it. `onText` is told when the typing rests, or on Enter. */
export function SearchField({ label, text, onText }: { label: string; text: string; onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const told = useRef(text);
  const latest = useRef(onText);
  latest.current = onText;
  const tell = (words: string) => {
    if (words === told.current) return;
    told.current = words;
    latest.current(words);
  };
  // What comes from elsewhere (Back, a cleared filter) is shown; what was told from here may lie behind the typing.
  useEffect(() => {
    if (text === told.current) return;
    told.current = text;
    setTyped(text);
  }, [text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait anew
  useEffect(() => {
    const timer = setTimeout(() => tell(typed.trim()), quietMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label className={classes.search}>
      <Icon name="search" />
      <span className="gw-hidden">{label}</span>
      <input
        id="filter"
        type="search"
        placeholder={label}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") tell(typed.trim());
          if (event.key !== "Escape") return;
          // Browsers empty a search field on Esc: here it only leaves the field.
          event.preventDefault();
          event.stopPropagation();
          event.currentTarget.blur();
        }}
      />
      <kbd>/</kbd>
    </label>
  );
}
