/** One billing period: `start` belongs to it, `end` to the next. */
export interface Period {
  readonly start: Date;
  readonly end: Date;
}

/**
 * The billing period that holds an instant: the UTC calendar month, or from the anchor day of one month to that of the
 * next. In a month without that day the period begins on its last.
 *
 * @param anchorDay 1 to 31; `null` = the calendar month
 */
export function periodOf(instant: Date, anchorDay: number | null): Period {
  const day = anchorDay ?? 1;
  const year = instant.getUTCFullYear();
  const month = instant.getUTCMonth();
  const first = startIn(year, month, day) <= instant ? month : month - 1;
  return { start: startIn(year, first, day), end: startIn(year, first + 1, day) };
}

/** `month` may lie outside 0 to 11: it is then of the year before or after. */
function startIn(year: number, month: number, day: number): Date {
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, lastDay)));
}
