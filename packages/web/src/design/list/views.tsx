import { countText } from "../words/number.ts";
import classes from "./views.module.css";

/** The views of a list, one of them current; `total` stands beside its name. */
export function Views<Value extends string>({
  label,
  views,
  current,
  total,
  onView,
}: {
  label: string;
  views: readonly { readonly value: Value | undefined; readonly name: string }[];
  current: Value | undefined;
  total: number | undefined;
  onView: (value: Value | undefined) => void;
}) {
  return (
    <nav className={classes.views} aria-label={label}>
      {views.map(({ value, name }) => (
        <button
          key={value ?? "all"}
          type="button"
          className={classes.view}
          aria-current={value === current ? "page" : undefined}
          onClick={() => onView(value)}
        >
          {name}
          {value === current && total !== undefined ? <span>{countText(total)}</span> : null}
        </button>
      ))}
    </nav>
  );
}
