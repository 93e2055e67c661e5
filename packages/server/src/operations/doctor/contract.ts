/** One thing the doctor looked at. No secret is ever in it. */
export interface Finding {
  readonly check: string;
  readonly status: "ok" | "warn" | "fail";
  readonly message: string;
  /** What to do next, unless all is well. */
  readonly next?: string;
}

/** Of the whole platform, as its rooms count it. */
export interface Figures {
  readonly workers: { readonly fresh: number; readonly silent: number };
  readonly deliveries: {
    readonly waiting: number;
    readonly overdueSeconds: number;
    readonly failed: number;
    readonly failingEndpoints: number;
  };
  readonly mails: { readonly waiting: number; readonly failed: number };
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
