/**
 * How rooms and processes hear of each other: durable events in an outbox, live hints over NOTIFY. It carries ids and
 * never the content of a record.
 */
import type { Clock } from "@gatewatch/base/clock";
import { type Listener, notify } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Log } from "@gatewatch/base/log";
import type { Random } from "@gatewatch/base/random";
import { z } from "zod";
import type { TeamId } from "../actor.ts";
import type { Events, LiveEvent } from "./contract.ts";
import { insertOutbox } from "./store.ts";

export type { Events, LiveEvent } from "./contract.ts";
export { eventsMigrations } from "./migrations/index.ts";

const channel = "gatewatch_live";
const payloadSchema = z.object({
  teamId: z.custom<TeamId>((value) => typeof value === "string"),
  type: z.enum(["scan", "findings", "principal", "plan"]),
  id: z.string(),
});

/** Resolves once the process listens: from then on no announcement passes unheard, or `undefined` is told. */
export async function createEvents(deps: {
  readonly listener: Listener;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}): Promise<Events> {
  const { listener, clock, random, log } = deps;
  const handlers = new Set<(event: LiveEvent | undefined) => void>();

  await listener.on(channel, (payload) => {
    const event = payload === undefined ? undefined : readPayload(payload);
    for (const handler of handlers) {
      try {
        handler(event);
      } catch (error) {
        log.error({ error }, "a live event handler failed");
      }
    }
  });

  const emitEach: Events["emitEach"] = async (tx, teamId, type, list) => {
    const createdAt = clock.now();
    await insertOutbox(
      tx,
      teamId,
      list.map((data) => ({ id: newId(clock, random), type, data, createdAt })),
    );
  };
  return {
    emitEach,
    emit: (tx, teamId, type, data) => emitEach(tx, teamId, type, [data]),
    announce: (db, event) => notify(db, channel, JSON.stringify(event)),
    onLive(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
  };
}

/** A payload that another version wrote differently counts as a missed one. */
function readPayload(payload: string): LiveEvent | undefined {
  try {
    return payloadSchema.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}
