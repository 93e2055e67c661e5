// biome-ignore-all lint/a11y/useSemanticElements: a virtual list has no table element; its roles are the ARIA grid pattern
// biome-ignore-all lint/a11y/useFocusableInteractive: one tab stop roves over the rows; heads and cells take no focus
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useShortcut } from "../control/shortcuts.tsx";
import classes from "./grid.module.css";
import { columnStyle, type GridColumn, phonePlace } from "./grid-columns.ts";
import { SelectBox } from "./select-box.tsx";
import { type Selection, toggled } from "./selection.ts";
import { usePhone } from "./use-phone.ts";

const overscan = 8;
const headHeight = 32;

/**
 * A virtual table of any length: one tab stop that roves (arrows, Home, End, page keys, J K from anywhere), Enter or a
 * click opens. With a `selection` every row has a box: X and
 * Shift X (up to here) work on the row with the tab stop. On phones the page itself scrolls.
 */
export function Grid<Row>({
  label,
  columns,
  rows,
  keyOf,
  cells,
  current,
  fresh,
  rowHeight = 36,
  phoneRowHeight = 60,
  onOpen,
  selection,
  onActive,
  onEnd,
  onSettled,
}: {
  label: string;
  columns: readonly GridColumn[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  cells: (row: Row) => readonly ReactNode[];
  current?: string | undefined;
  /** Just arrived: shown with an accent edge. */
  fresh?: (row: Row) => boolean;
  rowHeight?: number;
  phoneRowHeight?: number;
  onOpen: (row: Row) => void;
  selection?: Selection<Row>;
  /** Told which row the keys work on. */
  onActive?: (row: Row) => void;
  /** The last rows came into sight. */
  onEnd?: () => void;
  /** Told whether the list is at its top with nothing focused, so that rows may enter. */
  onSettled?: (settled: boolean) => void;
}) {
  const phone = usePhone();
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState<string>();
  const [margin, setMargin] = useState(0);
  const wantsFocus = useRef(false);
  const lastSelected = useRef<string>(undefined);
  const activeAt = Math.max(
    0,
    rows.findIndex((row) => keyOf(row) === (activeKey ?? current)),
  );

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => (phone ? document.getElementById("main") : scroller.current),
    estimateSize: () => (phone ? phoneRowHeight : rowHeight),
    getItemKey: (at) => keyOf(rows[at]!),
    overscan,
    scrollMargin: phone ? margin : headHeight,
    scrollPaddingStart: phone ? 0 : headHeight,
    // The row with the tab stop stays in the page, so that focus is never lost by scrolling.
    rangeExtractor: ({ startIndex, endIndex, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const shown = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
      if (activeAt < from) return [activeAt, ...shown];
      return activeAt > to && activeAt < count ? [...shown, activeAt] : shown;
    },
  });
  const items = virtual.getVirtualItems();

  useLayoutEffect(() => {
    virtual.measure();
    const main = document.getElementById("main");
    if (!phone || main === null || body.current === null) return;
    setMargin(body.current.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop);
  }, [phone, virtual]);

  const lastShown = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (lastShown >= rows.length - overscan * 2) onEnd?.();
  }, [lastShown, rows.length, onEnd]);

  useEffect(() => {
    if (!wantsFocus.current || activeKey === undefined) return;
    wantsFocus.current = false;
    body.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }, [activeKey]);

  function settle() {
    const atTop = (phone ? 0 : (scroller.current?.scrollTop ?? 0)) < rowHeight;
    onSettled?.(atTop && !(body.current?.contains(document.activeElement) ?? false));
  }

  function move(to: number) {
    const at = Math.min(rows.length - 1, Math.max(0, to));
    const row = rows[at];
    if (row === undefined) return;
    virtual.scrollToIndex(at);
    if (keyOf(row) === activeKey)
      body.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
    wantsFocus.current = true;
    setActiveKey(keyOf(row));
    onActive?.(row);
    // What is open beside the list follows.
    if (current !== undefined) onOpen(row);
  }

  function select(at: number, upTo: boolean) {
    const row = rows[at];
    if (selection === undefined || row === undefined) return;
    const key = keyOf(row);
    selection.onKeys(toggled(selection.keys, rows.map(keyOf), key, upTo ? lastSelected.current : undefined));
    lastSelected.current = key;
    setActiveKey(key);
    onActive?.(row);
  }

  const chosen = selection === undefined ? 0 : rows.filter((row) => selection.keys.has(keyOf(row))).length;
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / rowHeight) - 1);
  const steps: Record<string, number> = {
    ArrowDown: activeAt + 1,
    ArrowUp: activeAt - 1,
    Home: 0,
    End: rows.length - 1,
    PageDown: activeAt + page,
    PageUp: activeAt - page,
  };
  function onKeyDown(event: KeyboardEvent) {
    const to = steps[event.key];
    const row = rows[activeAt];
    if (to !== undefined) {
      event.preventDefault();
      move(to);
    } else if (
      event.key === "Enter" &&
      row !== undefined &&
      event.target === event.currentTarget.querySelector("[tabindex='0']")
    ) {
      event.preventDefault();
      onOpen(row);
    }
  }
  const started = () => activeKey !== undefined || current !== undefined;
  useShortcut("j", () => move(started() ? activeAt + 1 : 0));
  useShortcut("k", () => move(started() ? activeAt - 1 : 0));
  useShortcut("x", (event) => select(activeAt, event.shiftKey));

  return (
    <div
      className={classes.grid}
      style={columnStyle(columns, selection !== undefined)}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + (selection === undefined ? 0 : 1)}
      aria-multiselectable={selection === undefined ? undefined : true}
      onFocus={settle}
      onBlur={() => requestAnimationFrame(settle)}
    >
      <div ref={scroller} className={classes.scroller} onScroll={settle} role="presentation">
        <div role="rowgroup" className={classes.head}>
          <div role="row" aria-rowindex={1} className={classes.row}>
            {selection === undefined ? null : (
              <div role="columnheader">
                <SelectBox
                  label="Select all shown"
                  state={chosen > 0 && (chosen === rows.length || "some")}
                  onToggle={() => selection.onKeys(new Set(chosen > 0 ? [] : rows.map(keyOf)))}
                />
              </div>
            )}
            {columns.map((column) => (
              <div key={column.name} role="columnheader" data-from={column.from}>
                {column.silent ? <span className="gw-hidden">{column.name}</span> : column.name}
              </div>
            ))}
          </div>
        </div>

        <div
          ref={body}
          role="rowgroup"
          className={classes.rows}
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => {
            const row = rows[item.index]!;
            const key = keyOf(row);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys of every row are handled by the rows together
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={selection?.keys.has(key) ?? key === current}
                aria-current={key === current || undefined}
                tabIndex={item.index === activeAt ? 0 : -1}
                data-fresh={fresh?.(row) || undefined}
                className={`${classes.row} ${classes.entry}`}
                style={{ height: item.size, transform: `translateY(${item.start - virtual.options.scrollMargin}px)` }}
                onClick={(event) => {
                  if (event.defaultPrevented || event.ctrlKey || event.metaKey) return;
                  setActiveKey(key);
                  onActive?.(row);
                  onOpen(row);
                }}
              >
                {selection === undefined ? null : (
                  <div role="gridcell" data-phone="box">
                    <SelectBox
                      label={`Select ${selection.nameOf(row)}`}
                      state={selection.keys.has(key)}
                      onToggle={(upTo) => select(item.index, upTo)}
                    />
                  </div>
                )}
                {cells(row).map((cell, at) => (
                  <div
                    key={columns[at]?.name}
                    role="gridcell"
                    data-from={columns[at]?.from}
                    data-phone={phonePlace(columns, at)}
                  >
                    {cell}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
