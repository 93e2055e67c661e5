import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import { type Finding, fail, ok, warn } from "./contract.ts";

const dayMs = 86_400_000;

export interface AddressSettings {
  readonly certFile: string | undefined;
  readonly keyFile: string | undefined;
  readonly publicUrl: string | undefined;
  readonly trustedProxies: readonly string[];
}

/** Certificate and key: readable, a pair, in time, for the public name. */
export async function checkTls({ certFile, keyFile, publicUrl }: AddressSettings, now: Date): Promise<Finding[]> {
  const check = "certificate";
  if (certFile === undefined || keyFile === undefined) return [];
  const [cert, key] = await Promise.all([certFile, keyFile].map((file) => readFile(file).catch(() => undefined)));
  if (!cert || !key)
    return [
      fail(check, `"${cert ? keyFile : certFile}" cannot be read`, "Give this user the file, or correct its path."),
    ];
  try {
    const x509 = new X509Certificate(cert);
    if (!x509.checkPrivateKey(createPrivateKey(key)))
      return [
        fail(
          check,
          "the key belongs to another certificate",
          "Set GATEWATCH_TLS_CERT_FILE and GATEWATCH_TLS_KEY_FILE to one pair.",
        ),
      ];
    const days = Math.floor((x509.validToDate.getTime() - now.getTime()) / dayMs);
    if (days < 0 || x509.validFromDate > now)
      return [
        fail(
          check,
          `is valid from ${x509.validFrom} to ${x509.validTo}`,
          "Renew it; it is read again without a restart.",
        ),
      ];
    const host = publicUrl === undefined ? undefined : new URL(publicUrl).hostname.replace(/^\[|\]$/g, "");
    if (host !== undefined && !(isIP(host) === 0 ? x509.checkHost(host) : x509.checkIP(host)))
      return [warn(check, `is not for ${host}`, "Get one for the host of GATEWATCH_PUBLIC_URL.")];
    if (days < 30) return [warn(check, `ends in ${days} days`, "Renew it; it is read again without a restart.")];
    return [ok(check, `fits its key and ends in ${days} days`)];
  } catch {
    return [
      fail(check, "certificate or key is not PEM", "Give the full chain and the key, without a passphrase, in PEM."),
    ];
  }
}

/** Whether the address that people use fits the way the server is reached. */
export function checkPublicUrl({ certFile, publicUrl, trustedProxies }: AddressSettings): Finding[] {
  const check = "public URL";
  if (publicUrl === undefined) return [ok(check, "is not set: links name the listening address")];
  const { protocol, pathname, search, hostname } = new URL(publicUrl);
  if (pathname !== "/" || search !== "")
    return [fail(check, "has a path", "Set GATEWATCH_PUBLIC_URL to scheme, host and port alone.")];
  const isLocal = hostname === "localhost" || hostname.startsWith("127.") || hostname === "[::1]";
  if (protocol === "http:" && !isLocal)
    return [warn(check, "is http: passwords and keys cross the network in clear text", "Set up https.")];
  if (protocol === "https:" && certFile === undefined && trustedProxies.length === 0)
    return [
      warn(
        check,
        "is https, but there is neither a certificate nor a trusted proxy",
        "Set GATEWATCH_TLS_CERT_FILE and GATEWATCH_TLS_KEY_FILE, or name the proxy in GATEWATCH_TRUSTED_PROXIES.",
      ),
    ];
  return [ok(check, publicUrl)];
}

/** Whether the proxies are named narrowly enough. */
export function checkProxies({ trustedProxies }: AddressSettings): Finding[] {
  if (trustedProxies.length === 0) return [ok("trusted proxies", "none: X-Forwarded-* headers are ignored")];
  const wide = trustedProxies.find((entry) => {
    const [address = "", prefix] = entry.split("/");
    return prefix !== undefined && Number(prefix) < (address.includes(":") ? 32 : 8);
  });
  if (wide === undefined) return [ok("trusted proxies", trustedProxies.join(", "))];
  return [
    fail(
      "trusted proxies",
      `${wide} lets nearly everybody choose the address they seem to come from`,
      "Name the proxies' own addresses.",
    ),
  ];
}
