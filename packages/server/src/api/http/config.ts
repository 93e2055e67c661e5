import { isIP } from "node:net";
import { type ConfigOf, commaList } from "@gatewatch/base/config";

/** The room's own slice of the environment. */
export const httpVariables = {
  GATEWATCH_TRUSTED_PROXIES: {
    schema: commaList.refine((entries) => entries.every((entry) => isIP(entry.replace(/\/\d{1,3}$/, "")) !== 0), {
      error: "must list addresses or CIDRs, separated by commas",
    }),
    summary:
      "Reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses or CIDRs, comma-separated.",
  },
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
