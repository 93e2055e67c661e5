/**
 * Sign-in of programs without a browser (RFC 8628): the device shows a code, a person who is signed in answers it, the
 * device gets an API key of that person with an end. The person's own password never passes through the device.
 */
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import { hashToken, newToken } from "@gatewatch/base/token";
import type { UserId } from "../actor.ts";
import type { Audit } from "../audit/index.ts";
import type { Key, KeyMaker, Keys } from "../keys/index.ts";
import { effectivePermissions } from "../roles/index.ts";
import type { Teams } from "../teams/index.ts";
import { devicesFaults } from "./faults.ts";
import * as store from "./store.ts";

export { devicesFaults } from "./faults.ts";
export { devicesMigrations } from "./migrations/index.ts";
export type { Grant } from "./store.ts";

export interface Devices {
  /** Codes for a device: one to keep, one to show. */
  start(device: { readonly clientName: string; readonly ip: string }): Promise<{
    readonly deviceCode: string;
    readonly userCode: string;
    readonly expiresInSeconds: number;
    readonly intervalSeconds: number;
  }>;
  /** What waits behind a code, in any spelling of it. Throws `devices.not_found`. */
  look(userCode: string): Promise<store.Grant>;
  /** Lets the device act for the person, or refuses it. Throws `devices.not_found`. */
  answer(person: KeyMaker, userCode: string, approves: boolean): Promise<void>;
  /**
   * What the device asks again and again.
   *
   * @throws Fault `devices.authorization_pending`, `devices.slow_down`, `devices.expired_token`, `devices.access_denied`
   */
  redeem(deviceCode: string): Promise<{ readonly key: Key; readonly value: string }>;
  forgetOld(): Promise<void>;
  erasePerson(tx: Tx, userId: UserId): Promise<void>;
}

/** Letters that make no words and are not mistaken for one another (RFC 8628 §6.1): 20^8 codes. */
const letters = "BCDFGHJKLMNPQRSTVWXZ";
const codeLength = 8;
const lifeSeconds = 600;
const intervalSeconds = 2;
/** RFC 8628 §3.5. */
const slowerBySeconds = 5;
const keyLife = "90d";

export function createDevices(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Audit;
  readonly keys: Pick<Keys, "create">;
  readonly teams: Pick<Teams, "membership">;
}): Devices {
  const { db, clock, random, audit, keys, teams } = deps;

  const look = async (userCode: string): Promise<store.Grant> => {
    const found = await store.findPending(db, readCode(userCode), clock.now());
    if (found) return found;
    throw notFound(userCode);
  };

  /** The state of a device code, moved on to `used` when it was approved. */
  const poll = (deviceCode: string): Promise<store.Grant | undefined> =>
    inTransaction(db, async (tx) => {
      const now = clock.now();
      const grant = await store.notePoll(tx, hashToken(deviceCode), now);
      if (!grant || grant.expiresAt <= now) return undefined;
      const isEarly = grant.polledAt && now.getTime() - grant.polledAt.getTime() < grant.intervalSeconds * 1000;
      if (isEarly && grant.status === "pending") await store.slowDown(tx, grant.id, slowerBySeconds);
      if (grant.status === "approved" && grant.teamId) await store.markUsed(tx, grant.teamId, grant.id);
      return grant;
    });

  return {
    async start({ clientName, ip }) {
      const deviceCode = newToken(random);
      const now = clock.now();
      const grant: store.Grant = {
        id: newId(clock, random),
        userCode: newCode(random),
        clientName,
        ip,
        status: "pending",
        teamId: null,
        userId: null,
        intervalSeconds,
        polledAt: null,
        createdAt: now,
        expiresAt: new Date(now.getTime() + lifeSeconds * 1000),
      };
      await store.insertGrant(db, grant, hashToken(deviceCode));
      const userCode = `${grant.userCode.slice(0, 4)}-${grant.userCode.slice(4)}`;
      return { deviceCode, userCode, expiresInSeconds: lifeSeconds, intervalSeconds };
    },
    look,
    async answer(person, userCode, approves) {
      const grant = await look(userCode);
      const answer = { status: approves ? "approved" : "denied", userId: person.userId } as const;
      await inTransaction(db, async (tx) => {
        if (!(await store.answerGrant(tx, person.teamId, grant.id, answer, clock.now()))) throw notFound(userCode);
        const { clientName, ip } = grant;
        await audit.record(tx, person, `devices.${answer.status}`, `device:${grant.id}`, { clientName, deviceIp: ip });
      });
    },
    async redeem(deviceCode) {
      const before = await poll(deviceCode);
      switch (before?.status) {
        case undefined:
        case "used":
          throw devicesFaults("devices.expired_token", {
            message: "This device code is unknown, was used, or is older than ten minutes. Start again.",
          });
        case "denied":
          throw devicesFaults("devices.access_denied", { message: "The sign-in was refused in the browser." });
        case "pending":
          throw waits(before, clock.now());
        case "approved": {
          const { teamId, userId, clientName } = before;
          const membership = teamId && userId ? await teams.membership(teamId, userId) : undefined;
          if (!membership)
            throw devicesFaults("devices.access_denied", { message: "Who approved this has left the team." });
          const { team, role } = membership;
          const permissions = effectivePermissions(role);
          const maker: KeyMaker = { kind: "session", teamId: team.id, userId: membership.userId, role, permissions };
          return keys.create(maker, { name: clientName, expiresIn: keyLife });
        }
      }
    },
    forgetOld: () => store.deleteEnded(db, clock.now()),
    erasePerson: (tx, userId) => store.deleteOfUser(tx, userId),
  };
}

function waits({ polledAt, intervalSeconds: interval }: store.Grant, now: Date) {
  const isEarly = polledAt && now.getTime() - polledAt.getTime() < interval * 1000;
  return isEarly
    ? devicesFaults("devices.slow_down", { message: "You ask too often. Wait five seconds longer each time." })
    : devicesFaults("devices.authorization_pending", {
        message: "Nobody has answered the code yet. Ask again shortly.",
      });
}

/** Unbiased: bytes beyond the last whole round of the alphabet are thrown away. */
function newCode(random: Random): string {
  let code = "";
  while (code.length < codeLength) {
    for (const byte of random.bytes(codeLength)) {
      if (byte < 240 && code.length < codeLength) code += letters[byte % letters.length];
    }
  }
  return code;
}

function readCode(text: string): string {
  return text
    .slice(0, 40)
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, "");
}

function notFound(userCode: string) {
  return devicesFaults("devices.not_found", {
    message: `No device waits with the code "${userCode.slice(0, 20)}". Check it, or start again on the device.`,
  });
}
