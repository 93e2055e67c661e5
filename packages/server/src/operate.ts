import { createLog } from "@gatewatch/base/log";
import { readServerConfig } from "./config.ts";
import type { Kernel } from "./kernel/index.ts";
import { openPlatformForOperator } from "./platform.ts";
import { wireKernel } from "./wire.ts";

/** What a command of the machine's operator may use. */
export type Operator = Pick<Kernel, "identity" | "keys" | "teams">;

/**
 * Runs one operator's command on the data folder, whether or not the server runs.
 *
 * @throws Fault of the platform or of the command itself
 */
export async function operate<T>(
  environment: NodeJS.ProcessEnv,
  action: (operator: Operator) => Promise<T>,
): Promise<T> {
  const config = readServerConfig(environment);
  const log = createLog("error");
  const platform = await openPlatformForOperator(config, log);
  try {
    return await action(await wireKernel(platform, config, log));
  } finally {
    await platform.close();
  }
}
