/** The environment of the server: the slices of all rooms, read and checked together. */
import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type ConfigOf, commaList, readConfig, wholeNumber } from "@gatewatch/base/config";
import { z } from "zod";
import { httpVariables } from "./api/http/index.ts";
import { kernelVariables } from "./kernel/index.ts";

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

const serverVariables = {
  GATEWATCH_HOST: {
    schema: z.string().max(255).optional().default("127.0.0.1"),
    summary: "Address to listen on. Default 127.0.0.1.",
  },
  GATEWATCH_PORT: {
    schema: wholeNumber(0, 65_535, 7100),
    summary: "Port to listen on. Default 7100; 0 takes a free one.",
  },
  GATEWATCH_DATA: {
    schema: z.string().optional(),
    summary: "Folder of everything that is kept. Default data/ in the checkout, else $XDG_DATA_HOME/gatewatch.",
  },
  XDG_DATA_HOME: { schema: z.string().optional(), summary: "Where an installed Gatewatch keeps its data folder." },
  DATABASE_URL: {
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
      .optional(),
    summary: "A PostgreSQL server of your own, version 15 or later. Without it the embedded one is used.",
  },
  GATEWATCH_MASTER_KEY_FILE: {
    schema: z.string().optional(),
    summary: "File of the master key, made at the first boot. Default secrets/master.key in the data folder.",
  },
  GATEWATCH_PUBLIC_URL: {
    schema: z.url({ protocol: /^https?$/, error: "must be an http(s) URL" }).optional(),
    summary: "The address people use, when it differs from host and port.",
  },
  GATEWATCH_ALLOW_TARGETS: {
    schema: commaList.refine(
      (entries) =>
        entries.every(
          (entry) => isAbsolute(entry) || !entry.includes("/") || /^[^/]+\/\d{1,3}$|^https?:\/\//.test(entry),
        ),
      {
        error: "must list CIDRs, hosts, URLs and absolute folders, separated by commas",
      },
    ),
    summary:
      "What may be scanned, and which identity providers may be asked, although they are private: CIDRs, hosts (host:port), absolute folders. Comma-separated.",
  },
  GATEWATCH_DIALECT_HOSTS: {
    schema: commaList.pipe(
      z.array(z.string().regex(/^[^=]+=(native|codesec|cyberai)$/, "must be host=codesec or host=cyberai")),
    ),
    summary: "Host names that serve one API at /v1, as codesec.example.com=codesec, comma-separated.",
  },
  GATEWATCH_DIALECT_PORTS: {
    schema: commaList.pipe(
      z.array(z.string().regex(/^\d{1,5}=(codesec|cyberai)$/, "must be port=codesec or port=cyberai")),
    ),
    summary: "Ports that serve one API at /v1, as 7101=codesec, comma-separated.",
  },
  GATEWATCH_BACKUP_BEFORE_MIGRATION: {
    schema: z
      .enum(["1", "0"], { error: "must be 1 or 0" })
      .optional()
      .transform((text) => text !== "0"),
    summary: "0 leaves out the backup into backups/ of the data folder before the schema of a new version is applied.",
  },
  GATEWATCH_METRICS_TOKEN_FILE: {
    schema: z.string().optional(),
    summary: "File of a token (32 characters or more) with which a scraper may read /metrics.",
  },
  GATEWATCH_SCAN_CONCURRENCY: {
    schema: wholeNumber(1, 64, 2),
    summary: "Scans that one worker runs at once. Default 2.",
  },
  GATEWATCH_SCAN_MEMORY_MB: {
    schema: wholeNumber(64, 65_536, 768),
    summary: "Heap of the process that runs one scan's engines, in MB. Default 768.",
  },
  GATEWATCH_SCAN_KEPT_MB: {
    schema: wholeNumber(0, 1_048_576, 2048),
    summary:
      "Room for what scans keep so that the next one of the same target looks only at what changed, in MB; what was used longest ago goes first. Default 2048; 0 keeps nothing.",
  },
  GATEWATCH_MAX_UPLOAD_MB: {
    schema: wholeNumber(1, 10_240, 256),
    summary: "Largest archive that may be uploaded, in MB. Default 256.",
  },
  GATEWATCH_ARTIFACTS_MAX_GB: {
    schema: wholeNumber(0, 1_048_576, 0),
    summary:
      "Room for the artifacts of scans, in GB; the oldest of ended scans go first. Default 0: as much as the disk holds.",
  },
  GATEWATCH_LOG_LEVEL: {
    schema: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).optional().default("warn"),
    summary: "How much is logged to standard error. Default warn.",
  },
} as const;

const variables = { ...serverVariables, ...httpVariables, ...kernelVariables } as const;

export type ServerConfig = Omit<ConfigOf<typeof variables>, "GATEWATCH_DATA"> & { readonly GATEWATCH_DATA: string };

/**
 * Reads and checks everything at once.
 *
 * @throws Fault `config.invalid` naming every variable that is wrong
 */
export function readServerConfig(environment: NodeJS.ProcessEnv): ServerConfig {
  const config = readConfig(variables, environment);
  return { ...config, GATEWATCH_DATA: resolve(config.GATEWATCH_DATA ?? defaultDataFolder(config.XDG_DATA_HOME)) };
}

// Installed as a package the code lies in node_modules, which is no place for data.
function defaultDataFolder(dataHome: string | undefined): string {
  if (!checkout.includes("node_modules")) return join(checkout, "data");
  return join(dataHome ?? join(homedir(), ".local", "share"), "gatewatch");
}
