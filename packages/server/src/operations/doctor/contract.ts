/** One thing the doctor looked at. No secret is ever in it. */
export interface Finding {
  readonly check: string;
  readonly status: "ok" | "warn" | "fail";
  readonly message: string;
  /** What to do next, unless all is well. */
  readonly next?: string;
}

export const ok = (check: string, message: string): Finding => ({ check, status: "ok", message });
export const warn = (check: string, message: string, next: string): Finding => ({
  check,
  status: "warn",
  message,
  next,
});
export const fail = (check: string, message: string, next: string): Finding => ({
  check,
  status: "fail",
  message,
  next,
});
