import type { Redirect } from "@gatewatch/base/net";
import type { Hit } from "../rule.ts";
import { httpsDowngrade, httpsMissing, httpsNotEnforced } from "./rules.ts";

/** How the start page was reached, and what the other scheme answered when it was asked. */
export interface TransportFacts {
  readonly url: URL;
  readonly redirects: readonly Redirect[];
  /** The plain HTTP twin of an HTTPS site: where it led, `undefined` when it was not asked or does not answer. */
  readonly plainTwin: { readonly status: number; readonly finalUrl: string } | undefined;
  /** True when the HTTPS twin of a plain site answers. */
  readonly secureTwin: boolean;
}

/** Whether HTTPS is there, is enforced, and is kept along the redirects. */
export function evaluateTransport({ url, redirects, plainTwin, secureTwin }: TransportFacts): readonly Hit[] {
  const place = { url: url.href, anchor: "transport:https", expected: "HTTPS, and a redirect to it" };
  const hops = [...redirects.map((redirect) => redirect.url), url.href];
  const downgrade = hops.findIndex(
    (hop, index) => hop.startsWith("https:") && hops[index + 1]?.startsWith("http:") === true,
  );
  const hits: Hit[] = [];
  if (downgrade >= 0)
    hits.push({ ...place, rule: httpsDowngrade, observed: `${hops[downgrade]} → ${hops[downgrade + 1]}` });
  if (url.protocol === "http:") {
    hits.push({ ...place, rule: secureTwin ? httpsNotEnforced : httpsMissing, observed: `${url.href} was answered` });
  } else if (plainTwin !== undefined && plainTwin.status < 400 && plainTwin.finalUrl.startsWith("http:")) {
    hits.push({ ...place, rule: httpsNotEnforced, observed: `${plainTwin.finalUrl} answers ${plainTwin.status}` });
  }
  return hits;
}
