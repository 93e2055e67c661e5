import { createLog } from "@gatewatch/base/log";
import { readServerConfig } from "./config.ts";
import { openPlatform } from "./platform.ts";
import { untilStopped } from "./signals.ts";
import { wire } from "./wire.ts";

/** Runs scans for servers on the same database until told to stop. */
export async function worker(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readServerConfig(environment);
  const log = createLog(config.GATEWATCH_LOG_LEVEL);
  const platform = await openPlatform(config, log);
  try {
    const running = await (await wire(platform, config, log)).startWorker();
    process.stdout.write("Gatewatch worker is ready. Ctrl-C stops it.\n");
    await untilStopped();
    await running.stop();
  } finally {
    await platform.close();
  }
}
