import { defineFaults } from "@gatewatch/base/fault";
import { createLog } from "@gatewatch/base/log";
import { readServerConfig, type ServerConfig } from "./config.ts";
import type { Erasure } from "./kernel/erasure/index.ts";
import type { Kernel } from "./kernel/index.ts";
import type { KeyMaker } from "./kernel/keys/index.ts";
import { effectivePermissions } from "./kernel/roles/index.ts";
import { openPlatformForOperator } from "./platform.ts";
import { wireKernel } from "./wire.ts";
import { wireErasure } from "./wire-erasure.ts";

export const operateFaults = defineFaults({
  "operate.no_administrator": {
    status: 409,
    word: "conflict",
    summary: "The platform has no administrator yet, as whom the operator could act.",
  },
});

/** What a command of the machine's operator may use. */
export interface Operator extends Pick<Kernel, "audit" | "identity" | "keys" | "subscriptions" | "teams" | "usage"> {
  readonly erasure: Erasure;
  /** Whom the operator acts as: the administrator who came first. Throws `operate.no_administrator`. */
  administrator(): Promise<KeyMaker>;
}

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
    const kernel = await wireKernel(platform, config, log);
    const erasure = wireErasure(platform.pool.db, kernel, config.GATEWATCH_DATA);
    return await action({ ...kernel, erasure, administrator: () => administratorOf(kernel, config) });
  } finally {
    await platform.close();
  }
}

async function administratorOf({ identity, teams }: Kernel, config: ServerConfig): Promise<KeyMaker> {
  let first = await teams.firstAdmin();
  if (!first && config.GATEWATCH_ADMIN_EMAIL) {
    await identity.prepare(); // makes the configured administrator, when the server has never run
    first = await teams.firstAdmin();
  }
  if (first) {
    const { team, userId, role } = first;
    return { kind: "system", teamId: team.id, userId, role, permissions: effectivePermissions(role) };
  }
  throw operateFaults("operate.no_administrator", {
    message:
      "There is no administrator yet. Make one with `gatewatch users add EMAIL`, or start the server and open its setup link.",
  });
}
