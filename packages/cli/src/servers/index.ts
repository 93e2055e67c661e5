/**
 * The servers that this person's programs are signed in to: one file of mode 0600 in the configuration folder. It never
 * prints a key.
 */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { serversFaults } from "./faults.ts";

export { serversFaults } from "./faults.ts";

const known = z.object({
  servers: z.record(z.string(), z.object({ key: z.string(), expires_at: z.string() })),
});

export interface KnownServer {
  /** Origin, without a slash at the end. */
  readonly url: string;
  /** The API key. */
  readonly key: string;
  readonly expiresAt: Date;
}

/** Keeps the key of a server, in place of an older one. Throws `servers.unreadable`, `servers.no_home`. */
export async function keepServer(
  environment: Readonly<Record<string, string | undefined>>,
  { url, key, expiresAt }: KnownServer,
): Promise<string> {
  const file = serversFile(environment);
  const { servers } = await readServers(file);
  await mkdir(join(file, ".."), { recursive: true, mode: 0o700 });
  const next = { servers: { ...servers, [url]: { key, expires_at: expiresAt.toISOString() } } };
  await writeFile(`${file}.new`, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return file;
}

/**
 * The server that a verb speaks to: the one that is named, else the only one that this person is signed in to. A key in
 * `GATEWATCH_API_KEY` goes before one that was kept.
 *
 * @throws Fault `servers.unknown`, `servers.unreadable`, `servers.no_home`, `servers.no_address`
 */
export async function findServer(
  environment: Readonly<Record<string, string | undefined>>,
  address: string | undefined,
): Promise<Pick<KnownServer, "url" | "key">> {
  const { GATEWATCH_API_KEY: given } = environment;
  if (given && address !== undefined) return { url: serverUrl(address), key: given };
  const { servers } = await readServers(serversFile(environment));
  const urls = address === undefined ? Object.keys(servers) : [serverUrl(address)];
  const [url] = urls;
  const key = url === undefined ? undefined : (given ?? servers[url]?.key);
  if (url !== undefined && key !== undefined && urls.length === 1) return { url, key };
  throw serversFaults("servers.unknown", {
    message:
      address !== undefined
        ? `There is no key for ${url}. Run "gatewatch login ${url}", or set GATEWATCH_API_KEY.`
        : urls.length > 1
          ? `You are signed in to ${urls.length} servers. Name one: --server ${url}.`
          : 'You are signed in to no server. Run "gatewatch login ADDRESS", or name it with --server and set GATEWATCH_API_KEY.',
  });
}

/** The origin of what a person typed: `host`, `host:port` or a URL. Throws `servers.no_address`. */
export function serverUrl(text: string): string {
  const withScheme = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (URL.canParse(withScheme)) return new URL(withScheme).origin;
  throw serversFaults("servers.no_address", {
    message: `"${text.slice(0, 200)}" is no address of a server. Give one as https://gatewatch.example.com.`,
  });
}

async function readServers(file: string): Promise<z.output<typeof known>> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return { servers: {} };
  try {
    return known.parse(JSON.parse(text));
  } catch (cause) {
    throw serversFaults("servers.unreadable", {
      message: `"${file}" is not what this program wrote. Mend it, or remove it and sign in again.`,
      cause,
    });
  }
}

function serversFile(environment: Readonly<Record<string, string | undefined>>): string {
  const { XDG_CONFIG_HOME: config, HOME: home } = environment;
  if (config) return join(config, "gatewatch", "servers.json");
  if (home) return join(home, ".config", "gatewatch", "servers.json");
  throw serversFaults("servers.no_home", { message: "Neither XDG_CONFIG_HOME nor HOME is set. Set one of them." });
}
