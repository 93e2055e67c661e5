import { createHash, createHmac } from "node:crypto";
import type { Clock } from "@gatewatch/base/clock";
import type { Db } from "@gatewatch/base/db";
import type { Random } from "@gatewatch/base/random";
import type { Sealer } from "@gatewatch/base/seal";
import { federationFaults } from "./faults.ts";
import type { ProviderId } from "./provider.ts";
import { findPendingProvider, insertPending, takePending } from "./store.ts";

const lifeMs = 10 * 60_000;
const browserPattern = /^[A-Za-z0-9_-]{43}$/;

/** A sign-in that waits for the provider's answer. */
export interface Begun {
  /** Goes through the provider and back: OAuth's `state`, SAML's RelayState. */
  readonly state: string;
  /** The secret that the browser keeps meanwhile, as a cookie. */
  readonly browser: string;
  /** OpenID Connect's `nonce`. */
  readonly nonce: string;
  /** PKCE's `code_verifier` (RFC 7636). */
  readonly verifier: string;
  /** SAML: the `ID` of the AuthnRequest. */
  readonly requestId: string;
}

export interface Taken extends Omit<Begun, "browser"> {
  readonly providerId: ProviderId;
  readonly returnPath: string;
}

export interface PendingSignIns {
  /** @param browser what the browser's cookie holds from an earlier try */
  begin(providerId: ProviderId, returnPath: string, browser: string | undefined): Promise<Begun>;
  /**
   * Takes a sign-in back, once, from the browser that began it.
   *
   * @throws Fault `federation.sign_in_expired`
   */
  take(state: string | undefined, browser: string | undefined): Promise<Taken>;
  /** Whom a sign-in was begun with, whichever browser asks and however late. */
  providerOf(state: string | undefined): Promise<ProviderId | undefined>;
}

/** Kept as hashes for ten minutes; nonce and verifier are made from the state with a key, and so kept nowhere. */
export function createPendingSignIns(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly sealer: Sealer;
}): PendingSignIns {
  const { db, clock, random, sealer } = deps;
  const key = sealer.derive("sign-ins under way");
  const derived = (state: string, purpose: string) =>
    createHmac("sha256", key).update(`${purpose}\0${state}`).digest("base64url");
  const secretsOf = (state: string) => ({ nonce: derived(state, "nonce"), verifier: derived(state, "verifier") });

  return {
    async begin(providerId, returnPath, kept) {
      const state = random.bytes(32).toString("base64url");
      const browser = kept !== undefined && browserPattern.test(kept) ? kept : random.bytes(32).toString("base64url");
      const requestId = `_${random.bytes(20).toString("hex")}`; // an xs:ID begins with no digit
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + lifeMs);
      const pending = { providerId, browserHash: sha256(browser), requestId, returnPath, expiresAt };
      await insertPending(db, sha256(state), pending, now);
      return { state, browser, requestId, ...secretsOf(state) };
    },
    async take(state, browser) {
      const pending = state && browser ? await takePending(db, sha256(state), sha256(browser), clock.now()) : undefined;
      if (!state || !pending) {
        throw federationFaults("federation.sign_in_expired", {
          message:
            "This sign-in is unknown, older than 10 minutes, finished, or was begun in another browser. Begin it again.",
        });
      }
      const { providerId, returnPath, requestId } = pending;
      return { state, providerId, returnPath, requestId, ...secretsOf(state) };
    },
    providerOf: async (state) => (state ? findPendingProvider(db, sha256(state)) : undefined),
  };
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
