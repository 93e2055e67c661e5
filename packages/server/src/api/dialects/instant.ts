/** ISO 8601 in seconds and `Z`, as the CodeSec and Cyber AI contracts print it. */
export function secondsInstant(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}
