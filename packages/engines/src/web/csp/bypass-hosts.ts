/**
 * Hosts where anyone can publish a script, or that answer with a callback name of the caller's choice or host libraries
 * that evaluate markup: allowing one of them allows an attacker's code. `*.` stands for any label in front.
 */
const bypassHosts: readonly string[] = [
  "*.amazonaws.com",
  "*.appspot.com",
  "*.azureedge.net",
  "*.blob.core.windows.net",
  "*.cloudfront.net",
  "*.firebaseapp.com",
  "*.github.io",
  "*.gitlab.io",
  "*.herokuapp.com",
  "*.netlify.app",
  "*.pages.dev",
  "*.storage.googleapis.com",
  "*.vercel.app",
  "*.web.app",
  "*.workers.dev",
  "accounts.google.com",
  "ajax.googleapis.com",
  "api.twitter.com",
  "cdn.jsdelivr.net",
  "cdn.skypack.dev",
  "cdnjs.cloudflare.com",
  "esm.sh",
  "fastly.jsdelivr.net",
  "gist.githubusercontent.com",
  "graph.facebook.com",
  "maps.googleapis.com",
  "raw.githubusercontent.com",
  "s3.amazonaws.com",
  "storage.googleapis.com",
  "suggestqueries.google.com",
  "translate.googleapis.com",
  "unpkg.com",
  "www.google.com",
  "www.googleapis.com",
];

/**
 * True when a host source of a policy lets such a host in. A source that names one file does not: only that file loads.
 *
 * @param source as in the policy, e.g. `https://cdn.example.com/libraries/`
 */
export function isBypassSource(source: string): boolean {
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/)?((?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::(?:\d+|\*))?(\/.*)?$/i.exec(
    source,
  );
  if (match === null) return false;
  const path = match[2] ?? "/";
  if (!path.endsWith("/")) return false;
  const host = match[1]!.toLowerCase();
  return bypassHosts.some((pattern) => covers(pattern, host) || covers(host, pattern.replace(/^\*\./, "any.")));
}

function covers(pattern: string, host: string): boolean {
  return pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : host === pattern;
}
