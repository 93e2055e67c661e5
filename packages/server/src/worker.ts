import { createLog } from "@gatewatch/base/log";
import { readServerConfig } from "./config.ts";
import { openPlatform } from "./platform.ts";
import { untilAborted } from "./signals.ts";
import { wire } from "./wire.ts";

/** Runs scans for servers on the same database until `signal` aborts. */
export async function worker(environment: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const config = readServerConfig(environment);
  const log = createLog(config.GATEWATCH_LOG_LEVEL);
  const platform = await openPlatform(config, log);
  try {
    const rooms = await wire(platform, config, log);
    const running = await rooms.startWorker();
    const delivery = await rooms.startDelivery();
    process.stdout.write("Gatewatch worker is ready. Ctrl-C stops it.\n");
    await untilAborted(signal);
    await Promise.all([running.stop(), delivery.stop()]);
    await rooms.jobs.stop(5);
  } finally {
    await platform.close();
  }
}
