import { systemClock } from "@gatewatch/base/clock";
import { systemExec } from "@gatewatch/base/exec";
import { createLog } from "@gatewatch/base/log";
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
import { openPlatform } from "./platform.ts";
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
    const room = waitingRoom(config, certificate);
    closing.push(room.close);
    const [platform] = await Promise.all([openPlatform(config, log, room.show), ensurePages(systemExec, say)]);
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
    await room.close();
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

/** Answers on the server's ports from the first word of an upgrade until it is closed. */
function waitingRoom(config: ServerConfig, certificate: Certificate | undefined) {
  let state: UpgradeState = { step: 0, of: 0 };
  let room: WaitingRoom | undefined;
  const open = { dialects, config, certificate, clock: systemClock, random: systemRandom, state: () => state };
  return {
    async show({ step, of }: UpgradeState): Promise<void> {
      state = { step, of };
      room ??= await openWaitingRoom(open);
    },
    async close(): Promise<void> {
      const opened = room;
      room = undefined;
      await opened?.close();
    },
  };
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
