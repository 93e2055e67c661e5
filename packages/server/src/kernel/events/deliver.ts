import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, isConnectionLoss, type Tx } from "@gatewatch/base/db";
import { messageOf } from "@gatewatch/base/fault";
import type { Log } from "@gatewatch/base/log";
import type { TeamId } from "../actor.ts";
import type { DurableEvent, Events, Subscriber } from "./contract.ts";
import * as store from "./store.ts";

export interface DeliveryDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly subscribers: readonly Subscriber[];
  readonly announce: Events["announce"];
}

const teamsAtOnce = 100;
const eventsAtOnce = 100;
/** Tries of one event, a sweep apart, before the ones behind it are let through. */
const attemptsAtMost = 10;
const pauseMs = 5000;
const forgetEveryMs = 3_600_000;
const keptMs = 7 * 24 * 3_600_000;
const forgottenAtOnce = 5000;

/**
 * Delivers until stopped: at once when `onWaiting` tells of new events, else every five seconds. A process that dies
 * leaves its batch undelivered, and another one, or its successor, takes it up.
 */
export function startDelivery(
  deps: DeliveryDeps,
  onWaiting: (wake: () => void) => () => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let wake = () => {};
  let isWoken = true;
  const stopHearing = onWaiting(() => {
    isWoken = true;
    wake();
  });
  const idle = async (): Promise<void> => {
    const rest = new AbortController();
    wake = () => rest.abort(new Error("woken"));
    const signal = AbortSignal.any([rest.signal, stopping.signal]);
    if (!isWoken) await deps.clock.sleep(pauseMs, signal).catch(() => {});
    wake = () => {};
  };
  const running = (async () => {
    let forgottenAtMs = deps.clock.monotonicMs();
    while (!stopping.signal.aborted) {
      isWoken = false;
      try {
        while (!stopping.signal.aborted && (await deliverWaiting(deps)) > 0);
        if (deps.clock.monotonicMs() - forgottenAtMs > forgetEveryMs) {
          forgottenAtMs = deps.clock.monotonicMs();
          await forget(deps);
        }
      } catch (error) {
        if (!isConnectionLoss(error)) deps.log.warn({ error: messageOf(error) }, "events could not be delivered");
      }
      await idle();
    }
  })();
  return {
    async stop() {
      stopHearing();
      stopping.abort(new Error("stopping"));
      await running;
    },
  };
}

/** One batch of each team that has events waiting. @returns how many were delivered */
export async function deliverWaiting(deps: DeliveryDeps): Promise<number> {
  let count = 0;
  for (const teamId of await store.selectWaitingTeams(deps.db, teamsAtOnce)) count += await deliverBatch(deps, teamId);
  return count;
}

/** Removes what was delivered more than seven days ago. */
export async function forget({ db, clock }: Pick<DeliveryDeps, "db" | "clock">): Promise<void> {
  const before = new Date(clock.now().getTime() - keptMs);
  while ((await store.forgetDelivered(db, before, forgottenAtOnce)) === forgottenAtOnce);
}

function deliverBatch(deps: DeliveryDeps, teamId: TeamId): Promise<number> {
  return inTransaction(deps.db, async (tx) => {
    if (!(await store.tryLockDelivery(tx, teamId))) return 0;
    let delivered = 0;
    let position = 0;
    for (const event of await store.selectWaiting(tx, teamId, eventsAtOnce)) {
      const isTaken = await offer(deps, tx, event);
      if (!isTaken && event.attempts + 1 < attemptsAtMost) break; // what comes after it waits too: order is kept
      position = await store.markDelivered(tx, teamId, event.id, deps.clock.now());
      delivered++;
    }
    if (delivered > 0) await deps.announce(tx, { teamId, type: "event", id: String(position) });
    return delivered;
  });
}

async function offer(
  { subscribers, log }: DeliveryDeps,
  tx: Tx,
  { attempts, ...event }: DurableEvent & store.Attempts,
): Promise<boolean> {
  await store.markPlace(tx);
  try {
    for (const subscriber of subscribers) await subscriber(tx, event);
    return true;
  } catch (error) {
    if (isConnectionLoss(error)) throw error;
    await store.goBackToPlace(tx);
    await store.countAttempt(tx, event.teamId, event.id);
    const isLast = attempts + 1 >= attemptsAtMost;
    log[isLast ? "error" : "warn"](
      { error: messageOf(error), event: event.id, type: event.type, attempt: attempts + 1 },
      isLast ? "an event was given up" : "an event could not be delivered; it is tried again",
    );
    return false;
  }
}
