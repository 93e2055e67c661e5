/**
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): a write that is repeated with its key is done once and
 * answered alike for 24 hours. That something was done is committed together with it, so that a server which dies before
 * it has kept the answer does not make a repetition do it twice. Answers are kept sealed, because some hold a value that
 * is shown once. It knows no HTTP.
 */
import type { Clock } from "@gatewatch/base/clock";
import { type Db, endingTransactionsWith } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import type { Sealer } from "@gatewatch/base/seal";
import { idempotencyFaults } from "./faults.ts";
import { findRequest, forgetRequests, markDone, releaseKey, settleRequest, takeKey, type Use } from "./store.ts";

export { idempotencyMigrations } from "./migrations/index.ts";
export type { Use } from "./store.ts";

/** What became of asking for a key: the answer of the request before, or leave to do it now. */
export type Turn =
  | { readonly kind: "repeat"; readonly answer: string }
  | {
      readonly kind: "first";
      /** Does what was asked; each of its transactions also commits that this key was used for it. */
      perform<T>(deed: () => Promise<T>): Promise<T>;
      /** Keeps the answer for whoever repeats the request. */
      settle(answer: string): Promise<void>;
      /**
       * Frees the key of a request that was refused.
       *
       * @param hasFailed it ended by a fault of ours: then what it may have committed keeps the key
       */
      release(hasFailed: boolean): Promise<void>;
    };

export interface Idempotency {
  /**
   * @param hash of everything the request says
   * @throws Fault `idempotency.other_request`, `idempotency.in_flight`, `idempotency.answer_too_large`,
   *   `idempotency.answer_lost`
   */
  begin(use: Use, hash: Buffer): Promise<Turn>;
}

const keptHours = 24;
/** Longer than a request may take: whoever holds a key this long without an answer has died. */
const abandonedAfterMs = 120_000;
const answerBytesMax = 256 * 1024;
const sweepEvery = 500;

export function createIdempotency(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly sealer: Sealer;
}): Idempotency {
  const { db, clock, random, sealer } = deps;
  let begun = 0;

  return {
    async begin(use, hash) {
      const now = clock.now();
      const forgottenBefore = new Date(now.getTime() - keptHours * 3_600_000);
      const abandonedBefore = new Date(now.getTime() - abandonedAfterMs);
      if (++begun % sweepEvery === 0) await forgetRequests(db, forgottenBefore);
      const attempt = newId(clock, random);
      if (await takeKey(db, use, attempt, hash, { now, forgottenBefore, abandonedBefore })) {
        return {
          kind: "first",
          perform: (deed) => endingTransactionsWith((tx) => markDone(tx, use, attempt), deed),
          async settle(answer) {
            const plain = Buffer.from(answer);
            const isKept = plain.length <= answerBytesMax;
            await settleRequest(db, use, attempt, isKept ? sealer.seal(plain, contextOf(use)) : null);
          },
          release: (hasFailed) => releaseKey(db, use, attempt, hasFailed),
        };
      }
      const earlier = await findRequest(db, use);
      const isLost = earlier?.done && !earlier.settled && earlier.started_at < abandonedBefore;
      if (!earlier || (!earlier.settled && !isLost)) throw inFlight(use.key);
      if (!earlier.request_hash.equals(hash)) throw otherRequest(use.key);
      if (isLost) throw answerLost(use.key);
      if (earlier.sealed_answer === null) throw tooLarge(use.key);
      return { kind: "repeat", answer: sealer.open(earlier.sealed_answer, contextOf(use)).toString("utf8") };
    },
  };
}

function contextOf({ teamId, caller, route, key }: Use): string {
  return JSON.stringify(["idempotency", teamId, caller, route, key]);
}

const fields = (reason: string) => [{ field: "Idempotency-Key", reason }];

function inFlight(key: string) {
  return idempotencyFaults("idempotency.in_flight", {
    message: `A request with the Idempotency-Key "${key}" is still being worked on. Repeat it in a moment.`,
    fields: fields("is in use"),
    retryAfterSeconds: 1,
  });
}

function otherRequest(key: string) {
  return idempotencyFaults("idempotency.other_request", {
    message: `The Idempotency-Key "${key}" was used for another request within the last ${keptHours} h. Send a new key for a new request.`,
    fields: fields("used for another request"),
  });
}

function answerLost(key: string) {
  return idempotencyFaults("idempotency.answer_lost", {
    message: `The request with the Idempotency-Key "${key}" was done, but the server stopped before it could keep the answer. Read what it made instead of repeating it.`,
    fields: fields("its answer was lost"),
  });
}

function tooLarge(key: string) {
  return idempotencyFaults("idempotency.answer_too_large", {
    message: `The request with the Idempotency-Key "${key}" was done; its answer was too large to be kept. Read what it made instead of repeating it.`,
    fields: fields("its answer was not kept"),
  });
}
