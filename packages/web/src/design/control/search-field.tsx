import { useEffect, useState } from "react";
import { Icon } from "../icon.tsx";
import classes from "./filter.module.css";

const quietMs = 300;

/** The filter by words of a list; `/` puts the caret into it. `onText` is told when the typing rests, or on Enter. */
export function SearchField({ label, text, onText }: { label: string; text: string; onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => onText(typed.trim()), quietMs);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
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
          if (event.key === "Enter") onText(typed.trim());
          if (event.key !== "Escape") return;
          event.stopPropagation();
          event.currentTarget.blur();
        }}
      />
      <kbd>/</kbd>
    </label>
  );
}
