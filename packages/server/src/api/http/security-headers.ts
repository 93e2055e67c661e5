/**
 * What browsers are told with every answer: pages hold nothing but what comes from here and stand in nobody's frame
 * (styles are set inline by the UI library), types are not guessed, addresses are not passed on.
 */
const contentSecurity = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join(";");

/** @param isHttps browsers are to come back by https alone, for a year (RFC 6797) */
export function securityHeaders(isHttps: boolean): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": contentSecurity,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
    ...(isHttps && { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" }),
  };
}
