const whole = new Intl.NumberFormat("en-US");

/** `1,284` */
export function countText(count: number): string {
  return whole.format(count);
}

/** `1 finding`, `1,284 findings` */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** `812 B`, `3.4 kB`, `12 MB` (powers of 1000) */
export function bytesText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
