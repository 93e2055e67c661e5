import { useEffect, useRef } from "react";
import classes from "./grid.module.css";

/** The box of a row; it never opens the row. `onToggle` is told whether Shift was held. */
export function SelectBox({
  label,
  state,
  onToggle,
}: {
  label: string;
  state: boolean | "some";
  onToggle: (upTo: boolean) => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = state === "some";
  }, [state]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box inside is the control; the label only widens it
    <label className={classes.box} onClick={(event) => event.stopPropagation()}>
      <span className="gw-hidden">{label}</span>
      <input
        ref={box}
        type="checkbox"
        tabIndex={-1}
        checked={state === true}
        onChange={(event) => {
          const { nativeEvent } = event;
          onToggle(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
        }}
      />
    </label>
  );
}
