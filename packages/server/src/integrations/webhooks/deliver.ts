import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { isFault, messageOf } from "@gatewatch/base/fault";
import type { Net } from "@gatewatch/base/net";
import type { Random } from "@gatewatch/base/random";
import type { Sealer } from "@gatewatch/base/seal";
import type { TeamId } from "../../kernel/actor.ts";
import type { Audit } from "../../kernel/audit/index.ts";
import type { Events } from "../../kernel/events/index.ts";
import type { Attempt, DeliveryId, WebhookId } from "./contract.ts";
import { pauseSeconds } from "./schedule.ts";
import { signatureHeaders } from "./sign.ts";
import * as store from "./store.ts";

export interface DeliverDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly sealer: Pick<Sealer, "seal" | "open">;
  readonly audit: Audit;
  readonly events: Pick<Events, "emit">;
  /** Makes the network port of one delivery, so that names are resolved and checked anew. */
  readonly openNet: () => Net;
  /** How long a receiver may take. Default 10. */
  readonly answerSeconds?: number;
  /** Has `attempt` called with this delivery, not before the pause is over. */
  readonly sendJob: (tx: Tx, deliveryId: string, pauseSeconds: number) => Promise<void>;
}

const answerBytesMost = 4096;
const excerptLongest = 1000;
const failingMostMs = 5 * 24 * 3_600_000;

/** A sealed secret opens for its own webhook alone. */
export function sealContext(teamId: TeamId, id: WebhookId): string {
  return `webhook secret ${teamId} ${id}`;
}

/**
 * Makes the next attempt of a delivery and keeps what came of it; a failed one is tried again after a pause, until it
 * was tried as often as it may be. Does nothing for a delivery that has ended.
 */
export async function attemptDelivery(deps: DeliverDeps, id: DeliveryId): Promise<void> {
  const { db, clock, random, sealer } = deps;
  const delivery = await store.findWaiting(db, id);
  if (!delivery) return;
  const { teamId, webhookId } = delivery;
  const webhook = await store.findWebhook(db, teamId, webhookId);
  const secrets = await store.findSecrets(db, teamId, webhookId);
  if (!webhook || !secrets) return;
  const isTest = delivery.attemptsMost === 1;
  if (!webhook.enabled && !isTest) {
    const end = {
      ...delivery,
      state: "failed",
      nextAttemptAt: null,
      lastError: "the webhook is switched off",
    } as const;
    return inTransaction(db, (tx) => store.updateDelivery(tx, teamId, end));
  }
  const at = clock.now();
  const isOverlapping = secrets.previous !== null && secrets.previousUntil !== null && secrets.previousUntil > at;
  const open = (sealed: Buffer) => sealer.open(sealed, sealContext(teamId, webhookId)).toString();
  const current = open(secrets.current);
  const live: [string, ...string[]] = isOverlapping && secrets.previous ? [current, open(secrets.previous)] : [current];
  const headers = {
    "content-type": "application/json",
    ...signatureHeaders(live, delivery.messageId, at, delivery.body),
  };
  const result = await post(deps, webhook.url, headers, delivery.body);
  const attempt: Attempt = { attempt: delivery.attempts + 1, at, ...result };
  const isDelivered = attempt.error === null;
  const isOver = isDelivered || attempt.attempt >= delivery.attemptsMost;
  const pause = isOver ? 0 : pauseSeconds(attempt.attempt, random);
  await inTransaction(db, async (tx) => {
    if (!(await store.insertAttempt(tx, teamId, id, attempt))) return;
    await store.updateDelivery(tx, teamId, {
      id,
      state: isDelivered ? "delivered" : isOver ? "failed" : "waiting",
      attempts: attempt.attempt,
      nextAttemptAt: isOver ? null : new Date(clock.now().getTime() + pause * 1000),
      deliveredAt: isDelivered ? clock.now() : null,
      lastStatus: attempt.status,
      lastError: attempt.error,
    });
    if (!isOver) await deps.sendJob(tx, id, pause);
    const noted = await store.noteAttempt(tx, teamId, webhookId, { at, status: attempt.status, isDelivered });
    if (noted?.enabled && noted.failingSince && at.getTime() - noted.failingSince.getTime() >= failingMostMs)
      await switchOff(deps, tx, teamId, webhookId, noted.failingSince);
  });
}

async function switchOff(
  { audit, events }: DeliverDeps,
  tx: Tx,
  teamId: TeamId,
  webhookId: WebhookId,
  failingSince: Date,
): Promise<void> {
  await store.disableWebhook(tx, teamId, webhookId);
  const facts = { reason: "failing", failingSince: failingSince.toISOString() };
  await events.emit(tx, teamId, "webhook.disabled", { webhookId, ...facts });
  await audit.record(tx, { kind: "system", teamId }, "webhooks.disabled", `webhook:${webhookId}`, facts);
}

/** One POST: any 2xx in time is success; redirects are answers, and of a body little is read. */
async function post(
  { clock, openNet, answerSeconds = 10 }: DeliverDeps,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Pick<Attempt, "status" | "ms" | "error" | "excerpt">> {
  const startMs = clock.monotonicMs();
  const net = openNet();
  try {
    const answer = await net.request(url, {
      method: "POST",
      headers,
      body,
      timeoutSeconds: answerSeconds,
      maxBodyBytes: answerBytesMost,
    });
    const isSuccess = answer.status >= 200 && answer.status < 300;
    return {
      status: answer.status,
      ms: Math.round(answer.timing.firstByteMs),
      error: isSuccess ? null : `answered ${answer.status}`,
      excerpt: answer.body.toString().replaceAll("\0", "").slice(0, excerptLongest),
    };
  } catch (error) {
    if (!isFault(error)) throw error;
    return { status: null, ms: Math.round(clock.monotonicMs() - startMs), error: messageOf(error), excerpt: "" };
  } finally {
    await net.close();
  }
}
