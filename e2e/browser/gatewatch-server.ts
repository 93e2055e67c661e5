/** The real server as a person starts it: a child process with a data folder of its own. For end-to-end tests. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../packages/cli/bin/gatewatch.js", import.meta.url));

export interface GatewatchServer {
  readonly baseUrl: string;
  /** The one-time link that it printed. */
  readonly setupLink: string;
  /** Stops it and removes everything it wrote. */
  close(): Promise<void>;
}

/** Starts `gatewatch serve` on a free port; `allowTargets` are entries of GATEWATCH_ALLOW_TARGETS. */
export async function startGatewatch(allowTargets: readonly string[]): Promise<GatewatchServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), "gatewatch-e2e-"));
  const port = await freePort();
  const child = spawn(process.execPath, [program, "serve"], {
    env: {
      ...process.env,
      DATABASE_URL: "",
      GATEWATCH_DATA: dataFolder,
      GATEWATCH_PORT: String(port),
      GATEWATCH_ALLOW_TARGETS: allowTargets.join(","),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    await removeData(dataFolder);
  };
  try {
    const setupLink = await printedLink(child);
    return { baseUrl: new URL(setupLink).origin, setupLink, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function printedLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const link = /https?:\/\/\S+\/setup\?token=\S+/.exec(printed);
      if (link !== null) resolve(link[0]);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("exit", (code) => reject(new Error(`The server ended with ${code} before it was ready:\n${printed}`)));
  });
}

/** As root, the database lies beside the data folder, under the installation's id. */
async function removeData(dataFolder: string): Promise<void> {
  const id = await readFile(join(dataFolder, "installation-id"), "utf8").catch(() => "");
  if (/^[0-9a-f]{12}$/.test(id.trim())) await rm(`/var/lib/gatewatch/${id.trim()}`, { recursive: true, force: true });
  await rm(dataFolder, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  server.close();
  await once(server, "close");
  return port;
}
