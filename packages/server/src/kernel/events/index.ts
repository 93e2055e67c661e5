/**
 * How rooms and processes hear of each other: durable events in an outbox, delivered in order for each team and at
 * least once, and live hints over NOTIFY. It carries ids and never the content of a record.
 */
import type { Clock } from "@gatewatch/base/clock";
import { type Db, type Listener, notify } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Log } from "@gatewatch/base/log";
import type { Random } from "@gatewatch/base/random";
import { z } from "zod";
import type { TeamId } from "../actor.ts";
import type { EventLog, Events, LiveEvent, Subscriber } from "./contract.ts";
import { startDelivery } from "./deliver.ts";
import { insertOutbox, selectForgotten, selectPosition, selectSince } from "./store.ts";

export type { DeliveredEvent, DurableEvent, EventLog, Events, LiveEvent, Subscriber } from "./contract.ts";
export { eventsMigrations } from "./migrations/index.ts";

const liveChannel = "gatewatch_live";
const outboxChannel = "gatewatch_outbox";
const payloadSchema = z.object({
  teamId: z.custom<TeamId>((value) => typeof value === "string"),
  type: z.enum(["scan", "findings", "principal", "plan", "event"]),
  id: z.string(),
});

/** Resolves once the process listens: from then on no announcement passes unheard, or `undefined` is told. */
export async function createEvents(deps: {
  readonly db: Db;
  readonly listener: Listener;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}): Promise<EventLog> {
  const { db, listener, clock, random, log } = deps;
  const handlers = new Set<(event: LiveEvent | undefined) => void>();
  const wakers = new Set<() => void>();
  const subscribers: Subscriber[] = [];

  await listener.on(liveChannel, (payload) => {
    const event = payload === undefined ? undefined : readPayload(payload);
    for (const handler of handlers) {
      try {
        handler(event);
      } catch (error) {
        log.error({ error }, "a live event handler failed");
      }
    }
  });
  await listener.on(outboxChannel, () => {
    for (const wake of wakers) wake();
  });

  const announce: Events["announce"] = (anywhere, event) => notify(anywhere, liveChannel, JSON.stringify(event));
  const emitEach: Events["emitEach"] = async (tx, teamId, type, list) => {
    const createdAt = clock.now();
    await insertOutbox(
      tx,
      teamId,
      list.map((data) => ({ id: newId(clock, random), type, data, createdAt })),
    );
    if (list.length > 0) await notify(tx, outboxChannel, "");
  };
  return {
    emitEach,
    emit: (tx, teamId, type, data) => emitEach(tx, teamId, type, [data]),
    announce,
    onLive(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    subscribe: (subscriber) => void subscribers.push(subscriber),
    startDelivery: () =>
      startDelivery({ db, clock, log, subscribers, announce }, (wake) => {
        wakers.add(wake);
        return () => wakers.delete(wake);
      }),
    position: (teamId) => selectPosition(db, teamId),
    async since(teamId, position, limit) {
      const events = await selectSince(db, teamId, position, limit);
      // Asked after the events: what is removed meanwhile counts as gone.
      const [forgotten, newest] = [await selectForgotten(db), await selectPosition(db, teamId)];
      return position < forgotten || position > newest ? undefined : events;
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
