import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import type { Random } from "@gatewatch/base/random";
import type { Sealer } from "@gatewatch/base/seal";
import { hashToken } from "@gatewatch/base/token";
import { Secret, TOTP } from "otpauth";
import type { UserId } from "../actor.ts";
import type { Actor, Audit } from "../audit/index.ts";
import * as store from "./factor-store.ts";
import { identityFaults } from "./faults.ts";
import type { User } from "./store.ts";

/** RFC 6238 with what every authenticator takes: SHA-1, six digits, thirty seconds. */
const shape = { issuer: "Gatewatch", algorithm: "SHA1", digits: 6, period: 30 } as const;
const secretBytes = 20;
/** Steps before and after the present one whose codes count: clocks differ. */
const window = 1;
const recoveryCodes = 10;
const recoveryBytes = 10;

/** What a person shows beside the password: a code of the authenticator, or one of the recovery codes. */
export interface FactorProof {
  readonly totp?: string | undefined;
  readonly recoveryCode?: string | undefined;
}

export interface Factors {
  /** Makes a secret that waits to be confirmed. Throws `identity.factor_exists`. */
  enrol(user: User): Promise<{ readonly secret: string; readonly otpauthUrl: string }>;
  /**
   * Switches the factor on with a first code of it.
   *
   * @returns ten recovery codes, shown this once
   * @throws Fault `identity.factor_missing`, `identity.totp_invalid`
   */
  confirm(actor: Actor, userId: UserId, totp: string): Promise<readonly string[]>;
  /** Takes the factor away. Throws `identity.factor_missing`. */
  remove(tx: Tx, actor: Actor, userId: UserId): Promise<void>;
  /** Throws `identity.totp_required` when nothing was shown, `identity.totp_invalid` for what does not fit or was used. */
  check(userId: UserId, proof: FactorProof): Promise<void>;
  /** How many recovery codes are left. */
  recoveryCodesLeft(userId: UserId): Promise<number>;
}

export function createFactors(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly sealer: Sealer;
  readonly audit: Audit;
}): Factors {
  const { db, clock, random, sealer, audit } = deps;

  const spend = async (userId: UserId, factor: store.Factor, totp: string): Promise<boolean> => {
    const secret = new Secret({ buffer: bufferOf(sealer.open(factor.secretSealed, contextOf(userId))) });
    const timestamp = clock.now().getTime();
    const token = totp.replaceAll(/\s/g, "");
    const delta = TOTP.validate({ ...shape, token, secret, window, timestamp });
    if (delta === null) return false;
    return store.spendStep(db, userId, TOTP.counter({ period: shape.period, timestamp }) + delta);
  };

  return {
    async enrol(user) {
      const bytes = random.bytes(secretBytes);
      const sealed = sealer.seal(bytes, contextOf(user.id));
      const saved = await inTransaction(db, (tx) => store.saveFactor(tx, user.id, sealed, clock.now()));
      if (!saved) {
        throw identityFaults("identity.factor_exists", {
          message: "Your account has a second factor already. Remove it first, then add the new one.",
        });
      }
      const secret = new Secret({ buffer: bufferOf(bytes) });
      return { secret: secret.base32, otpauthUrl: new TOTP({ ...shape, label: user.email, secret }).toString() };
    },
    async confirm(actor, userId, totp) {
      const factor = await store.findFactor(db, userId);
      if (!factor || factor.confirmedAt) {
        throw identityFaults("identity.factor_missing", {
          message: "No second factor waits to be confirmed. Ask for a new secret first.",
        });
      }
      if (!(await spend(userId, factor, totp))) throw wrongCode();
      const codes = Array.from({ length: recoveryCodes }, () => recoveryCode(random));
      await inTransaction(db, async (tx) => {
        await store.confirmFactor(tx, userId, codes.map(hashOf), clock.now());
        await audit.record(tx, actor, "identity.factor_added", `user:${userId}`);
      });
      return codes;
    },
    async remove(tx, actor, userId) {
      if (!(await store.deleteFactor(tx, userId))) {
        throw identityFaults("identity.factor_missing", { message: "This account has no second factor." });
      }
      await audit.record(tx, actor, "identity.factor_removed", `user:${userId}`);
    },
    async check(userId, { totp, recoveryCode: code }) {
      const factor = await store.findFactor(db, userId);
      if (!factor?.confirmedAt) return;
      if (totp !== undefined) {
        if (await spend(userId, factor, totp)) return;
        throw wrongCode();
      }
      if (code !== undefined) {
        if (await store.spendRecoveryCode(db, userId, hashOf(code))) return;
        throw wrongCode();
      }
      throw identityFaults("identity.totp_required", {
        message: "This account has a second factor. Send the code of your authenticator as totp, or a recovery_code.",
        fields: [{ field: "totp", reason: "is needed" }],
      });
    },
    recoveryCodesLeft: (userId) => store.countRecoveryCodes(db, userId),
  };
}

function contextOf(userId: UserId): string {
  return `second factor of user ${userId}`;
}

function bufferOf(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

/** 80 bits, as four groups of four: xxxx-xxxx-xxxx-xxxx. */
function recoveryCode(random: Random): string {
  const text = new Secret({ buffer: bufferOf(random.bytes(recoveryBytes)) }).base32.toLowerCase();
  return text.match(/.{4}/g)!.join("-");
}

function hashOf(code: string): Buffer {
  return hashToken(code.toLowerCase().replaceAll(/[^a-z2-7]/g, ""));
}

function wrongCode() {
  return identityFaults("identity.totp_invalid", {
    message: "The code is wrong, too old, or was used already. Wait for the next one and try again.",
    fields: [{ field: "totp", reason: "is wrong, too old or used" }],
  });
}
