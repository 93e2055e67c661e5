import { isIP } from "node:net";
import { type ConfigOf, commaList, flag } from "@gatewatch/base/config";
import { z } from "zod";

/** The room's own slice of the environment. */
export const httpVariables = {
  GATEWATCH_TRUSTED_PROXIES: {
    schema: commaList.refine((entries) => entries.every(isNetwork), {
      error: "must list addresses or CIDRs, separated by commas",
    }),
    summary: "Reverse proxies whose X-Forwarded-* headers are believed: addresses or CIDRs, comma-separated.",
  },
  GATEWATCH_TLS_CERT_FILE: {
    schema: z.string().optional(),
    summary: "Certificate chain (PEM): https and wss on the same port. Read again when it changes.",
  },
  GATEWATCH_TLS_KEY_FILE: { schema: z.string().optional(), summary: "Private key (PEM) of that certificate." },
  GATEWATCH_INSECURE_HTTP: { schema: flag, summary: "1 allows plain HTTP beyond loopback." },
} as const;

/** That slice, and what it reads of the server's. */
export interface HttpConfig extends ConfigOf<typeof httpVariables> {
  readonly GATEWATCH_HOST: string;
  readonly GATEWATCH_PORT: number;
  readonly GATEWATCH_PUBLIC_URL: string | undefined;
  /** `host=dialect` */
  readonly GATEWATCH_DIALECT_HOSTS: readonly string[];
  /** `port=dialect` */
  readonly GATEWATCH_DIALECT_PORTS: readonly string[];
}

function isNetwork(entry: string): boolean {
  const [address = "", prefix, ...rest] = entry.split("/");
  const bits = isIP(address) === 6 ? 128 : 32;
  return (
    isIP(address) !== 0 &&
    rest.length === 0 &&
    (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
  );
}
