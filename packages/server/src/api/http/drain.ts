import type { Server } from "node:http";
import type { Clock } from "@gatewatch/base/clock";

const everyMs = 50;

/**
 * Lets requests in flight finish: idle keep-alive connections are closed again and again, since each answered request
 * leaves one more; past the deadline the rest is cut.
 *
 * @param closed resolves once every server has closed
 */
export async function drain(
  servers: readonly Pick<Server, "closeIdleConnections" | "closeAllConnections">[],
  clock: Clock,
  deadlineMs: number,
  closed: Promise<unknown>,
  cut: () => void,
): Promise<void> {
  let open = true;
  const ended = closed.finally(() => {
    open = false;
  });
  const start = clock.monotonicMs();
  while (open) {
    const late = clock.monotonicMs() - start > deadlineMs;
    for (const server of servers) {
      if (late) server.closeAllConnections();
      else server.closeIdleConnections();
    }
    if (late) cut();
    await Promise.race([ended, clock.sleep(everyMs)]);
  }
  await ended;
}
