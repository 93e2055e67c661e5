import { getDomain } from "tldts";

/** True when both lie in the same registrable domain, or on the same host where there is none (addresses, `localhost`). */
export function isSameSite(left: URL, right: URL): boolean {
  if (left.hostname === right.hostname) return true;
  const domain = getDomain(left.hostname);
  return domain !== null && domain === getDomain(right.hostname);
}

/** Paths whose visit may change something: never followed. */
export function isRisky(url: URL): boolean {
  return /log-?out|sign-?out|log-?off|delete|remove|unsubscribe|cancel|destroy|revoke|reset|purge/i.test(
    `${url.pathname}${url.search}`,
  );
}
