/**
 * Mail, where the operator named an SMTP server; without one every link that would be sent is shown to be copied
 * instead. A message is a sealed row (it holds a token) and a job in the transaction of its cause, so a dead SMTP server
 * holds nothing up. It is gone once delivered, and nothing of it is logged.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { Db, Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { type QueueSettings, requeue } from "@gatewatch/base/jobs";
import type { Random } from "@gatewatch/base/random";
import type { Sealer } from "@gatewatch/base/seal";
import { z } from "zod";
import { deliver, type Message } from "./deliver.ts";
import * as store from "./store.ts";

export type { Message } from "./deliver.ts";
export { mailMigrations } from "./migrations/index.ts";

export const mailVariables = {
  GATEWATCH_SMTP_URL: {
    schema: z.url({ protocol: /^smtps?$/, error: "must be an smtp:// or smtps:// URL" }).optional(),
    summary:
      "SMTP server for invitations and password links, as smtps://user:password@mail.example.com:465. Without it they are shown as links to copy.",
  },
  GATEWATCH_MAIL_FROM: {
    schema: z.string().max(254).optional(),
    summary: "Sender of mail, as Gatewatch <gatewatch@example.com>. Needed beside GATEWATCH_SMTP_URL.",
  },
} as const;

export const mailQueue: QueueSettings = {
  name: "mail",
  concurrency: 2,
  expireInSeconds: 120,
  retryLimit: 8,
  heartbeatSeconds: 60,
};

/** What a restored database runs: messages that were not delivered yet are sent. */
export const requeueRestoredMail = requeue(mailQueue, "SELECT id, now() FROM mail_messages");

export interface Mail {
  readonly isConfigured: boolean;
  /** Puts a message on its way when the transaction commits; nothing at all without an SMTP server. */
  send(tx: Tx, message: Message): Promise<void>;
  /** What the job does. Throws what the SMTP server said, to be tried again. */
  deliver(id: string, signal: AbortSignal): Promise<void>;
}

const keptMs = 3 * 24 * 3_600_000;

export function createMail(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly sealer: Sealer;
  readonly smtpUrl: string | undefined;
  readonly from: string | undefined;
  readonly sendJob: (tx: Tx, id: string) => Promise<void>;
}): Mail {
  const { db, clock, random, sealer, smtpUrl, from, sendJob } = deps;
  const isConfigured = smtpUrl !== undefined && from !== undefined;
  return {
    isConfigured,
    async send(tx, message) {
      if (!isConfigured) return;
      const id = newId(clock, random);
      const text = Buffer.from(JSON.stringify(message));
      await store.insertMessage(tx, id, sealer.seal(text, `mail ${id}`), clock.now());
      await sendJob(tx, id);
    },
    async deliver(id, signal) {
      if (smtpUrl === undefined || from === undefined) return;
      const sealed = await store.findMessage(db, id);
      if (!sealed) return;
      const message: Message = JSON.parse(sealer.open(sealed, `mail ${id}`).toString());
      await deliver({ ...message, from, smtpUrl, clock, signal });
      await store.deleteMessage(db, id);
      await store.deleteBefore(db, new Date(clock.now().getTime() - keptMs));
    },
  };
}
