import type { Clock } from "@gatewatch/base/clock";
import { isConnectionLoss } from "@gatewatch/base/db";
import type { FastifyInstance } from "fastify";
import type { Kernel } from "../../kernel/index.ts";

const probes = new Set(["/health", "/ready"]);

/** Whether an address is asked by what watches the process rather than by a client. */
export function isProbe(url: string): boolean {
  return probes.has(url.split("?")[0]!);
}

/** `GET /health`: the process lives, whatever the database does. `GET /ready`: it can answer requests now, else 503. */
export function serveProbes(app: FastifyInstance, kernel: Pick<Kernel, "ready">, clock: Clock): void {
  const time = () => clock.now().toISOString();
  app.get("/health", (_request, reply) =>
    reply.header("Cache-Control", "no-store").send({ status: "ok", time: time() }),
  );
  app.get("/ready", async (_request, reply) => {
    reply.header("Cache-Control", "no-store");
    try {
      await kernel.ready();
      return { status: "ready", time: time() };
    } catch (error) {
      if (!isConnectionLoss(error)) throw error;
      return reply.status(503).header("Retry-After", "5").send({ status: "database_away", time: time() });
    }
  });
}
