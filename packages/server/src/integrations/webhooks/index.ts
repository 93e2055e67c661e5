/**
 * Outgoing webhooks: a team's endpoints, the deliveries to them and what came of each attempt. Secrets are sealed at
 * rest and shown once; nothing is sent to a private address, also when a name begins to lead to one, and no redirect is
 * followed.
 */
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { messageOf } from "@gatewatch/base/fault";
import { newId, readId } from "@gatewatch/base/ids";
import { type QueueSettings, requeue } from "@gatewatch/base/jobs";
import type { Log } from "@gatewatch/base/log";
import { addressPolicy, createNet, type Net, type Resolver } from "@gatewatch/base/net";
import { z } from "zod";
import type { TeamId } from "../../kernel/actor.ts";
import type { DurableEvent, Subscriber } from "../../kernel/events/index.ts";
import type { Delivery, DeliveryDetail, Webhook, WebhookId, Webhooks } from "./contract.ts";
import { attemptDelivery, type DeliverDeps, sealContext } from "./deliver.ts";
import { webhooksFaults } from "./faults.ts";
import {
  bodyOf,
  completedScanOf,
  openedPayload,
  openedToldAtMost,
  type Payload,
  payloadOf,
  type VulnerabilitySource,
} from "./payload.ts";
import { attemptsAtMost } from "./schedule.ts";
import { newSecret } from "./sign.ts";
import * as store from "./store.ts";
import { checkedUrl } from "./target.ts";

export * from "./contract.ts";
export { webhooksFaults } from "./faults.ts";
export { webhooksMigrations } from "./migrations/index.ts";
export type { VulnerabilitySource } from "./payload.ts";
export { countDeliveries, type DeliveryCounts } from "./store.ts";

/** Jobs of single attempts; the subject is the delivery. */
export const webhookQueue: QueueSettings = {
  name: "webhook",
  concurrency: 8,
  expireInSeconds: 60,
  retryLimit: 5,
  heartbeatSeconds: 10,
  givenUpQueue: "webhook-given-up",
};

/** What a restored database runs: deliveries that waited are tried when they would have been. */
export const requeueRestoredWebhooks = requeue(
  webhookQueue,
  "SELECT id, coalesce(next_attempt_at, now()) FROM webhooks_deliveries WHERE state = 'waiting'",
);

export interface WebhooksDeps extends Omit<DeliverDeps, "openNet"> {
  readonly log: Log;
  /** Entries of GATEWATCH_ALLOW_TARGETS: private receivers must be among them. */
  readonly allowTargets: readonly string[];
  readonly vulnerabilities: VulnerabilitySource;
  /** Default: the system's. */
  readonly resolver?: Resolver;
}

const webhooksMost = 50;
const keptMs = 30 * 24 * 3_600_000;
const forgetEvery = 100;
const forgottenAtOnce = 1000;

/** Makes the door, the subscriber that turns events into deliveries, and what the queue's jobs do. */
export function createWebhooks(deps: WebhooksDeps): Webhooks & {
  readonly onEvent: Subscriber;
  attempt(deliveryId: string): Promise<void>;
  /** Ends a delivery that no worker could attempt. */
  giveUp(deliveryId: string): Promise<void>;
} {
  const { db, clock, random, sealer, audit, log } = deps;
  const openNet = (): Net =>
    createNet({
      policy: addressPolicy(deps.allowTargets),
      clock,
      userAgent: "Gatewatch-Webhooks/1",
      ...(deps.resolver && { resolver: deps.resolver }),
    });
  const deliverDeps: DeliverDeps = { ...deps, openNet };
  let attempted = 0;

  const urlOf = async (text: string): Promise<string> => {
    const net = openNet();
    try {
      return await checkedUrl(net, text);
    } finally {
      await net.close();
    }
  };
  const find = async (anywhere: Db | Tx, teamId: TeamId, text: string): Promise<Webhook> => {
    const id = readId<"webhook">(text);
    const row = id && (await store.findWebhook(anywhere, teamId, id));
    if (row) return row;
    throw notFound("webhook", text);
  };
  const findDelivery = async (teamId: TeamId, webhookId: WebhookId, text: string): Promise<store.DeliveryRow> => {
    const id = readId<"delivery">(text);
    const row = id && (await store.findDelivery(db, teamId, webhookId, id));
    if (row) return row;
    throw notFound("delivery", text);
  };
  const detail = async (teamId: TeamId, webhookId: WebhookId, id: string): Promise<DeliveryDetail> => {
    const row = await findDelivery(teamId, webhookId, id);
    return { ...row, log: await store.selectAttempts(db, teamId, row.id) };
  };
  /** A secret, and the form it is kept in. */
  const makeSecret = (teamId: TeamId, id: WebhookId) => {
    const secret = newSecret(random);
    return { secret, sealed: sealer.seal(Buffer.from(secret), sealContext(teamId, id)) };
  };
  const draft = (webhookId: WebhookId, payload: Payload, messageId: string, createdAt: Date): store.DeliveryRow => {
    const now = clock.now();
    return {
      ...emptyDelivery,
      id: newId(clock, random),
      webhookId,
      messageId,
      event: payload.event,
      body: bodyOf(payload, createdAt),
      createdAt: now,
      nextAttemptAt: now,
    };
  };

  const send = async (tx: Tx, teamId: TeamId, row: store.DeliveryRow): Promise<void> => {
    await store.insertDelivery(tx, teamId, row);
    await deps.sendJob(tx, row.id, 0);
  };

  return {
    async create(actor, request) {
      const url = await urlOf(request.url);
      const { teamId } = actor;
      const webhook: Webhook = {
        id: newId(clock, random),
        url,
        description: request.description ?? "",
        events: [...new Set(request.events)],
        enabled: request.enabled ?? true,
        disabledReason: null,
        createdAt: clock.now(),
        failingSince: null,
        lastDeliveryAt: null,
        lastStatus: null,
        previousSecretUntil: null,
      };
      const { secret, sealed } = makeSecret(teamId, webhook.id);
      await inTransaction(db, async (tx) => {
        if ((await store.selectWebhooks(tx, teamId)).length >= webhooksMost) throw tooMany();
        await store.insertWebhook(tx, teamId, webhook, sealed);
        await audit.record(tx, actor, "webhooks.created", `webhook:${webhook.id}`, factsOf(webhook));
      });
      return { webhook, secret };
    },
    list: (teamId) => store.selectWebhooks(db, teamId),
    get: (teamId, id) => find(db, teamId, id),
    async update(actor, id, change) {
      const { teamId } = actor;
      const known = await find(db, teamId, id);
      const url = change.url === undefined ? undefined : await urlOf(change.url);
      return inTransaction(db, async (tx) => {
        const before = await store.lockWebhook(tx, teamId, known.id);
        if (!before) throw notFound("webhook", id);
        const enabled = change.enabled ?? before.enabled;
        const after: Webhook = {
          ...before,
          url: url ?? before.url,
          description: change.description ?? before.description,
          events: change.events ? [...new Set(change.events)] : before.events,
          enabled,
          ...(change.enabled === undefined ? {} : { disabledReason: null }),
          ...(enabled && !before.enabled ? { failingSince: null } : {}),
        };
        await store.updateWebhook(tx, teamId, after);
        await audit.record(tx, actor, "webhooks.updated", `webhook:${after.id}`, factsOf(after));
        return after;
      });
    },
    async remove(actor, id) {
      const { teamId } = actor;
      const webhook = await find(db, teamId, id);
      await inTransaction(db, async (tx) => {
        if (!(await store.deleteWebhook(tx, teamId, webhook.id))) throw notFound("webhook", id);
        await audit.record(tx, actor, "webhooks.removed", `webhook:${webhook.id}`, factsOf(webhook));
      });
    },
    async rotateSecret(actor, id, overlapSeconds) {
      const { teamId } = actor;
      const { id: webhookId } = await find(db, teamId, id);
      const { secret, sealed } = makeSecret(teamId, webhookId);
      const until = overlapSeconds === 0 ? null : new Date(clock.now().getTime() + overlapSeconds * 1000);
      const webhook = await inTransaction(db, async (tx) => {
        await store.lockWebhook(tx, teamId, webhookId);
        const before = await store.findSecrets(tx, teamId, webhookId);
        if (!before) throw notFound("webhook", id);
        const previous = until === null ? null : before.current;
        await store.updateSecrets(tx, teamId, webhookId, { current: sealed, previous, previousUntil: until });
        await audit.record(tx, actor, "webhooks.secret_rotated", `webhook:${webhookId}`, { overlapSeconds });
        return find(tx, teamId, id);
      });
      return { webhook, secret };
    },
    async dropPreviousSecret(actor, id) {
      const { teamId } = actor;
      const { id: webhookId } = await find(db, teamId, id);
      return inTransaction(db, async (tx) => {
        await store.lockWebhook(tx, teamId, webhookId);
        const secrets = await store.findSecrets(tx, teamId, webhookId);
        if (!secrets) throw notFound("webhook", id);
        await store.updateSecrets(tx, teamId, webhookId, { ...secrets, previous: null, previousUntil: null });
        await audit.record(tx, actor, "webhooks.previous_secret_dropped", `webhook:${webhookId}`);
        return find(tx, teamId, id);
      });
    },
    async test(actor, id) {
      const { teamId } = actor;
      const webhook = await find(db, teamId, id);
      const now = clock.now();
      const payload: Payload = { event: "webhook.test", data: { webhook_id: webhook.id } };
      const row = { ...draft(webhook.id, payload, messageIdOf(newId(clock, random)), now), attemptsMost: 1 };
      await inTransaction(db, async (tx) => {
        await store.insertDelivery(tx, teamId, row);
        await audit.record(tx, actor, "webhooks.tested", `webhook:${webhook.id}`);
      });
      await attemptDelivery(deliverDeps, row.id);
      return detail(teamId, webhook.id, row.id);
    },
    async deliveries(teamId, id, { cursor, limit }) {
      const webhook = await find(db, teamId, id);
      const before = cursor === undefined ? undefined : readId<"delivery">(cursor);
      if (cursor !== undefined && before === undefined) throw invalidCursor(cursor);
      const rows = await store.selectDeliveries(db, teamId, webhook.id, before, limit + 1);
      const deliveries: readonly Delivery[] = rows.slice(0, limit);
      return { deliveries, nextCursor: rows.length > limit ? (deliveries.at(-1)?.id ?? null) : null };
    },
    async delivery(teamId, id, deliveryId) {
      const webhook = await find(db, teamId, id);
      return detail(teamId, webhook.id, deliveryId);
    },
    async replay(actor, id, deliveryId) {
      const { teamId } = actor;
      const webhook = await find(db, teamId, id);
      const { messageId, event, body, id: replayOf } = await findDelivery(teamId, webhook.id, deliveryId);
      const now = clock.now();
      const row: store.DeliveryRow = {
        ...emptyDelivery,
        id: newId(clock, random),
        webhookId: webhook.id,
        messageId,
        event,
        body,
        createdAt: now,
        nextAttemptAt: now,
        replayOf,
      };
      await inTransaction(db, async (tx) => {
        await send(tx, teamId, row);
        await audit.record(tx, actor, "webhooks.replayed", `webhook:${webhook.id}`, { delivery: replayOf });
      });
      return detail(teamId, webhook.id, row.id);
    },
    async onEvent(tx, event) {
      const { teamId } = event;
      const payload = await readPayload(event);
      if (!payload) return;
      for (const webhookId of await store.selectTold(tx, teamId, payload.event))
        await send(tx, teamId, draft(webhookId, payload, messageIdOf(event.id), event.createdAt));
      const scanId = completedScanOf(event);
      const told = scanId === undefined ? [] : await store.selectTold(tx, teamId, "vulnerability.opened");
      if (scanId === undefined || told.length === 0) return;
      for (const facts of await deps.vulnerabilities.opened(teamId, scanId, openedToldAtMost)) {
        const opened = openedPayload(scanId, facts);
        const messageId = `${messageIdOf(event.id)}_${facts.id.replaceAll("-", "")}`;
        for (const webhookId of told) await send(tx, teamId, draft(webhookId, opened, messageId, event.createdAt));
      }
    },
    async attempt(deliveryId) {
      const id = readId<"delivery">(deliveryId);
      if (id) await attemptDelivery(deliverDeps, id);
      if (++attempted % forgetEvery === 0)
        await store.forgetDeliveries(db, new Date(clock.now().getTime() - keptMs), forgottenAtOnce);
    },
    async giveUp(deliveryId) {
      const id = readId<"delivery">(deliveryId);
      if (id)
        await store.failWaiting(db, id, "no worker could make the attempt; the server's log says why. Replay it.");
    },
  };

  /** An event whose data is not what this room knows is told to nobody, and holds up none of those behind it. */
  async function readPayload(event: DurableEvent): Promise<Payload | undefined> {
    try {
      return await payloadOf(event, deps.vulnerabilities);
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      log.error({ event: event.id, type: event.type, error: messageOf(error) }, "an event has unknown data");
      return undefined;
    }
  }
}

const emptyDelivery = {
  state: "waiting",
  attempts: 0,
  attemptsMost: attemptsAtMost,
  deliveredAt: null,
  lastStatus: null,
  lastError: null,
  replayOf: null,
} as const;

function messageIdOf(eventId: string): string {
  return `msg_${eventId.replaceAll("-", "")}`;
}

/** For the audit log: a URL's path may be a secret of its receiver. */
function factsOf({ url, events, enabled }: Webhook): Record<string, unknown> {
  return { host: new URL(url).host, events, enabled };
}

function notFound(what: "webhook" | "delivery", text: string) {
  return webhooksFaults("webhooks.not_found", {
    message: `There is no ${what} "${text.slice(0, 100)}" here. List them to see their ids.`,
  });
}

function tooMany() {
  return webhooksFaults("webhooks.too_many", {
    message: `A team can have ${webhooksMost} webhooks. Remove one that is no longer used, then try again.`,
  });
}

function invalidCursor(cursor: string) {
  return webhooksFaults("webhooks.invalid_cursor", {
    message: `"${cursor.slice(0, 100)}" is no cursor of this list. Take next_cursor of the page before, or leave cursor out to start at the newest delivery.`,
    fields: [{ field: "cursor", reason: "not made by this server" }],
  });
}
