import type { Clock } from "@gatewatch/base/clock";
import { isConnectionLoss } from "@gatewatch/base/db";
import type { Log } from "@gatewatch/base/log";

interface Forgetful {
  forgetOld(): Promise<void>;
}

const pauseMs = 3_600_000;

/** Removes every hour what the kernel's rooms keep for a time only. Any number of processes may. */
export function startKeeping(
  rooms: {
    readonly identity: Forgetful;
    readonly invitations: Forgetful;
    readonly logins: Forgetful;
    readonly devices: Forgetful;
    readonly audit: Forgetful;
    readonly mail: Forgetful;
  },
  clock: Clock,
  log: Log,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      for (const room of [rooms.identity, rooms.invitations, rooms.logins, rooms.devices, rooms.audit, rooms.mail]) {
        await room.forgetOld().catch((error: unknown) => {
          if (!isConnectionLoss(error)) log.warn({ error }, "old records could not be removed");
        });
      }
      await clock.sleep(pauseMs, stopping.signal).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopping.abort(new Error("stopping"));
      await running;
    },
  };
}
