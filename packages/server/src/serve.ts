import { systemClock } from "@gatewatch/base/clock";
import { systemExec } from "@gatewatch/base/exec";
import { createLog, type Log } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import { dialects } from "./api/dialects/index.ts";
import { createDocumentation } from "./api/docs/index.ts";
import {
  type Certificate,
  checkTransport,
  createHttpServer,
  openCertificate,
  openWaitingRoom,
  type UpgradeState,
  type WaitingRoom,
} from "./api/http/index.ts";
import { readServerConfig, type ServerConfig } from "./config.ts";
import { readMetricsToken, wireMetrics } from "./metrics.ts";
import { ensurePages, faultsFile, pagesFolder } from "./pages.ts";
import { openPlatform, type Platform } from "./platform.ts";
import { untilAborted } from "./signals.ts";
import { wire } from "./wire.ts";

export interface ServeOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Also run scans in this process. */
  readonly worker: boolean;
  /** Ends the server: what is in flight is answered, then everything is closed in reverse order. */
  readonly signal: AbortSignal;
}

/**
 * Runs the platform until `signal` aborts. Prints the address, and the setup link as long as there is no user.
 *
 * @throws Fault of configuration, data folder or database
 */
export async function serve({ environment, worker, signal }: ServeOptions): Promise<void> {
  const config = readServerConfig(environment);
  const files = checkTransport(config);
  const log = createLog(config.GATEWATCH_LOG_LEVEL);
  const certificate = files && (await openCertificate(files, { clock: systemClock, log }));
  const metricsToken = await readMetricsToken(config);
  const closing: (() => Promise<void>)[] = [async () => certificate?.close()];
  try {
    const [platform] = await Promise.all([
      openBehindWaitingRoom(config, log, certificate),
      ensurePages(systemExec, say),
    ]);
    closing.push(platform.close);
    const rooms = await wire(platform, config, log);
    closing.push(() => rooms.jobs.stop(5));
    closing.push(rooms.kernel.usage.start(log).stop);
    closing.push((await rooms.startDelivery()).stop);
    const { metrics, health } = wireMetrics(platform, rooms.kernel.ready, systemClock);
    if (worker) closing.push((await rooms.startWorker(metrics.ingested)).stop);
    const { setupToken } = await rooms.kernel.identity.prepare();
    const server = await createHttpServer({
      dialects,
      doors: { ...rooms, health, clock: systemClock },
      kernel: rooms.kernel,
      config,
      clock: systemClock,
      random: systemRandom,
      log,
      pagesFolder,
      document: createDocumentation(faultsFile),
      certificate,
      metrics: { ...metrics, token: metricsToken },
    });
    const { url, dialectUrls } = await server.listen();
    closing.push(server.close);
    const address = config.GATEWATCH_PUBLIC_URL?.replace(/\/$/, "") ?? url;
    say(welcome(address, dialectUrls, setupToken));
    await untilAborted(signal);
    say("Stopping…");
  } finally {
    for (const close of closing.reverse())
      await close().catch((error: unknown) => log.error({ error }, "could not close cleanly"));
  }
}

/** Opens the platform; while that migrates the database, the server's ports say so. */
async function openBehindWaitingRoom(
  config: ServerConfig,
  log: Log,
  certificate: Certificate | undefined,
): Promise<Platform> {
  let state: UpgradeState = { step: 0, of: 0 };
  let room: WaitingRoom | undefined;
  const open = { dialects, config, certificate, clock: systemClock, random: systemRandom, state: () => state };
  try {
    return await openPlatform(config, log, async ({ step, of }) => {
      state = { step, of };
      room ??= await openWaitingRoom(open);
    });
  } finally {
    await room?.close();
  }
}

function welcome(address: string, dialectUrls: ReadonlyMap<string, string>, setupToken: string | undefined): string {
  const lines = [`Gatewatch is ready at ${address}`];
  for (const [name, url] of dialectUrls) lines.push(`  ${name} at ${url}/v1`);
  if (setupToken !== undefined) {
    lines.push(
      "",
      `  Set it up within 15 minutes: ${address}/setup?token=${setupToken}`,
      "  (one use; a new link is printed at each start until there is an administrator)",
      "",
    );
  }
  return lines.join("\n");
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
