import type { Page } from "../pages/page.ts";

const maxExcerpt = 4000;
const maxHeaderLines = 40;

/** The request line and host of a page, as sent. */
export function requestExcerpt(page: Page): string {
  return bounded(`${page.method} ${page.url.pathname}${page.url.search} HTTP/1.1\nHost: ${page.url.host}`);
}

/** Status line and headers as received, cookie values masked, and a part of the body if it is the proof. */
export function responseExcerpt(page: Page, part: string | undefined): string {
  const headers = page.headers.lines
    .slice(0, maxHeaderLines)
    .map(([name, value]) => `${name}: ${name.toLowerCase() === "set-cookie" ? maskCookie(value) : value}`);
  const head = bounded([`HTTP/1.1 ${page.status} ${page.statusText}`, ...headers].join("\n"));
  return part === undefined || head.includes(part) ? head : `${head}\n\n${bounded(part)}`;
}

/** A Set-Cookie value with its secret part replaced. */
export function maskCookie(value: string): string {
  return value.replace(/^([^=;]*)=[^;]*/, "$1=***");
}

/** At most 4,000 characters. */
export function bounded(text: string): string {
  return text.length <= maxExcerpt ? text : `${text.slice(0, maxExcerpt)}…`;
}
