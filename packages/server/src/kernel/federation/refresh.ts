import type { Clock } from "@gatewatch/base/clock";
import { isConnectionLoss } from "@gatewatch/base/db";
import { messageOf } from "@gatewatch/base/fault";
import type { Log } from "@gatewatch/base/log";
import type { Providers } from "./providers.ts";

const pauseMs = 60 * 60_000;

/** Reads SAML metadata that are a day old again, every hour until stopped. Any number of processes may. */
export function startMetadataRefresh(deps: {
  readonly federation: Pick<Providers, "refreshMetadata">;
  readonly clock: Clock;
  readonly log: Log;
}): { stop(): Promise<void> } {
  const { federation, clock, log } = deps;
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await federation
        .refreshMetadata(({ name, options }, error) =>
          log.warn(
            { provider: name, url: options.metadataUrl, error: messageOf(error) },
            "SAML metadata stay as they were",
          ),
        )
        .catch((error: unknown) => {
          if (!isConnectionLoss(error)) log.warn({ error }, "SAML metadata could not be read again");
        });
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
