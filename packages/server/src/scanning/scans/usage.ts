/** The calendar month (UTC) that holds an instant: its first day and the next month's, as dates and instants. */
export function monthOf(instant: Date): {
  readonly start: string;
  readonly periodStart: Date;
  readonly periodEnd: Date;
} {
  const year = instant.getUTCFullYear();
  const month = instant.getUTCMonth();
  const periodStart = new Date(Date.UTC(year, month, 1));
  return {
    start: periodStart.toISOString().slice(0, 10),
    periodStart,
    periodEnd: new Date(Date.UTC(year, month + 1, 1)),
  };
}
