/**
 * Mail, where the operator named an SMTP server; without one every link that would be sent is shown to be copied
 * instead. A message is a sealed row (it holds a token) and a job in the transaction of its cause, so a dead SMTP server
 * holds nothing up. It is gone once delivered; what no try delivered is given up, which the platform's audit chain and
 * the metrics say. Nothing of a message is ever logged.
 */
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { isFault } from "@gatewatch/base/fault";
import { newId } from "@gatewatch/base/ids";
import { type QueueSettings, requeue } from "@gatewatch/base/jobs";
import type { Random } from "@gatewatch/base/random";
import type { Sealer } from "@gatewatch/base/seal";
import { z } from "zod";
import { type Audit, platformChain } from "../audit/index.ts";
import { deliver, type Message } from "./deliver.ts";
import * as store from "./store.ts";

export type { Message } from "./deliver.ts";
export { mailFaults } from "./faults.ts";
export { mailMigrations } from "./migrations/index.ts";
export { countMails } from "./store.ts";

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

/** Each pause is twice the one before: a message is given up after an hour and ten minutes. */
export const mailQueue: QueueSettings = {
  name: "mail",
  concurrency: 2,
  expireInSeconds: 120,
  retryLimit: 12,
  heartbeatSeconds: 60,
  givenUpQueue: "mail-given-up",
};

/** What a restored database runs: messages that were not delivered yet are sent. */
export const requeueRestoredMail = requeue(mailQueue, "SELECT id, now() FROM mail_messages WHERE failed_at IS NULL");

export interface Mail {
  readonly isConfigured: boolean;
  /**
   * Puts a message on its way when the transaction commits; nothing at all without an SMTP server.
   *
   * @param to `null`: nobody. All the work is done but the last step, so that whoever causes it cannot tell
   */
  send(tx: Tx, message: Message & { readonly to: string | null }): Promise<void>;
  /**
   * What the job does.
   *
   * @param run `isLast`: no try follows, so a message that is not taken now is given up
   * @throws Fault `mail.not_delivered`, `net.*`, to be tried again
   */
  deliver(id: string, run: { readonly isLast: boolean; readonly signal: AbortSignal }): Promise<void>;
  /** Ends a message whose last try ended without a word. */
  giveUp(id: string): Promise<void>;
  /** Removes what was given up, and what waits for longer than any job is tried. */
  forgetOld(): Promise<void>;
}

const keptMs = 3 * 24 * 3_600_000;

export function createMail(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly sealer: Sealer;
  readonly smtpUrl: string | undefined;
  readonly from: string | undefined;
  readonly audit: Pick<Audit, "record">;
  readonly sendJob: (tx: Tx, id: string) => Promise<void>;
}): Mail {
  const { db, clock, random, sealer, smtpUrl, from, audit, sendJob } = deps;
  const isConfigured = smtpUrl !== undefined && from !== undefined;

  const giveUp = (id: string, error: unknown): Promise<void> =>
    inTransaction(db, async (tx) => {
      if (!(await store.markFailed(tx, id, clock.now()))) return;
      const detail = { reason: isFault(error) ? error.message : "unexpected" };
      await audit.record(
        tx,
        { kind: "system", teamId: platformChain },
        "mail.given_up",
        `mail:${id}`,
        detail,
        "refused",
      );
    });

  return {
    isConfigured,
    async send(tx, message) {
      if (!isConfigured) return;
      const id = newId(clock, random);
      const text = Buffer.from(JSON.stringify(message));
      await store.insertMessage(tx, id, sealer.seal(text, `mail ${id}`), clock.now());
      await sendJob(tx, id);
    },
    async deliver(id, { isLast, signal }) {
      if (smtpUrl === undefined || from === undefined) return;
      const sealed = await store.findMessage(db, id);
      if (!sealed) return;
      const message: Parameters<Mail["send"]>[1] = JSON.parse(sealer.open(sealed, `mail ${id}`).toString());
      const { to } = message;
      try {
        if (to !== null) await deliver({ ...message, to, from, smtpUrl, clock, signal });
      } catch (error) {
        if (isLast) await giveUp(id, error);
        throw error;
      }
      await store.deleteMessage(db, id);
    },
    giveUp: (id) => giveUp(id, undefined),
    forgetOld: () => store.deleteBefore(db, new Date(clock.now().getTime() - keptMs)),
  };
}
