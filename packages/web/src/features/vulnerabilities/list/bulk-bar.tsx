import { Button, countText } from "../../../design/index.ts";
import classes from "./list.module.css";

/** What can be done about the selected rows. */
export function BulkBar({
  count,
  more,
  onMore,
  onDecide,
  onAssign,
  onMerge,
  onClear,
}: {
  count: number;
  /** How many fit the filter in all, while not all of them are selected and there are few enough; else nothing. */
  more: number | undefined;
  onMore: () => void;
  onDecide: () => void;
  onAssign: () => void;
  onMerge: (() => void) | undefined;
  onClear: () => void;
}) {
  return (
    <section className={classes.bulk} aria-label="Selected vulnerabilities">
      <span>{countText(count)} selected</span>
      {more === undefined ? null : (
        <Button tone="quiet" onClick={onMore}>
          Select all {countText(more)}
        </Button>
      )}
      <span className={classes.bulkActs}>
        <Button tone="quiet" onClick={onClear}>
          Clear
        </Button>
        {onMerge === undefined ? null : <Button onClick={onMerge}>Merge</Button>}
        <Button onClick={onAssign}>Assign</Button>
        <Button tone="primary" onClick={onDecide}>
          Decide
        </Button>
      </span>
    </section>
  );
}
