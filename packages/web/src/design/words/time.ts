const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** `41 s`, `2 min`, `3 h`, `5 d`: the largest unit alone, for ages and estimates. */
export function ageText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < minute) return `${whole} s`;
  if (whole < hour) return `${Math.floor(whole / minute)} min`;
  if (whole < day) return `${Math.floor(whole / hour)} h`;
  return `${Math.floor(whole / day)} d`;
}

/** `41 s`, `2 min 5 s`, `1 h 4 min`: the two largest units, for how long something took. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < minute) return `${whole} s`;
  if (whole < hour) return joined(Math.floor(whole / minute), "min", whole % minute, "s");
  if (whole < day) return joined(Math.floor(whole / hour), "h", Math.floor((whole % hour) / minute), "min");
  return joined(Math.floor(whole / day), "d", Math.floor((whole % day) / hour), "h");
}

/** `21 Nov 2026, 10:41:02 UTC` */
export function exactText(instant: string): string {
  const at = new Date(instant);
  const clock = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()];
  return `${dayText(instant)}, ${clock.map((part) => String(part).padStart(2, "0")).join(":")} UTC`;
}

/** `21 Nov 2026` */
export function dayText(instant: string): string {
  const at = new Date(instant);
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** Seconds from one instant (ISO 8601) to a moment (milliseconds since 1970). */
export function secondsSince(instant: string, nowMs: number): number {
  return (nowMs - Date.parse(instant)) / 1000;
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
