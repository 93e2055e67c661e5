/**
 * API keys: made once, shown once, kept as SHA-256 (256 random bits need no slow hash). A key acts with its role ∩ its
 * owner's role ∩ its scopes, never with more, and a revoked key stops at once. No value is ever logged or stored.
 */
import { createHash } from "node:crypto";
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction } from "@gatewatch/base/db";
import { newId, readId } from "@gatewatch/base/ids";
import { formatKey, hasValidChecksum } from "@gatewatch/base/keyformat";
import type { Random } from "@gatewatch/base/random";
import type { KeyId, Principal, TeamId, UserId } from "../actor.ts";
import type { Actor, Audit } from "../audit/index.ts";
import type { Events } from "../events/index.ts";
import { effectivePermissions, type Role, type Scope } from "../roles/index.ts";
import type { Teams } from "../teams/index.ts";
import { type ExpiryRequest, readExpiry } from "./expiry.ts";
import { keysFaults } from "./faults.ts";
import { RecentKeys } from "./recent.ts";
import * as store from "./store.ts";

export { keysFaults } from "./faults.ts";
export { keysMigrations } from "./migrations/index.ts";
export type { Key } from "./store.ts";

export interface NewKey extends ExpiryRequest {
  readonly name: string;
  readonly description?: string | undefined;
  /** Absent: the maker's own. */
  readonly role?: Role | undefined;
  /** Absent or `*`: everything the role has. */
  readonly scopes?: readonly string[] | undefined;
}

/** Who makes a key and will own it. A `Principal` is one. */
export interface KeyMaker extends Actor {
  readonly userId: UserId;
  readonly role: Role;
  readonly permissions: ReadonlySet<Scope>;
}

export interface Keys {
  /**
   * Makes a key. The value is in this answer and nowhere else.
   *
   * @throws Fault `keys.invalid_expiry`, `keys.beyond_own_right`
   */
  create(maker: KeyMaker, request: NewKey): Promise<{ readonly key: store.Key; readonly value: string }>;
  /** Newest first, at most 1000; revoked keys are left out. */
  list(teamId: TeamId): Promise<store.Key[]>;
  /** @throws Fault `keys.not_found` */
  get(teamId: TeamId, id: string): Promise<store.Key>;
  /** Revokes at once, in every process. Throws `keys.not_found`, also for a key that is revoked already. */
  revoke(actor: Actor, id: string): Promise<void>;
  /** The principal of a key's text; `undefined` for one that is unknown, revoked or expired. */
  resolve(text: string, ip: string): Promise<Principal | undefined>;
  /** The principal of a key that is still alive. */
  revive(teamId: TeamId, id: KeyId): Promise<Principal | undefined>;
}

interface Known {
  readonly key: store.Key;
  readonly principal: Principal;
  /** Milliseconds of the last written use. */
  writtenMs: number;
}

const listLimit = 1000;
const useWrittenEveryMs = 60_000;
const recentCapacity = 10_000;
const recentLifeMs = 5_000;

export function createKeys(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly teams: Pick<Teams, "membership">;
  readonly audit: Audit;
  readonly events: Events;
}): Keys {
  const { db, clock, random, teams, audit, events } = deps;
  const recent = new RecentKeys<Known>(clock, recentCapacity, recentLifeMs);
  events.onLive((event) => {
    if (event !== undefined && event.type !== "principal") return;
    recent.forget(({ key }) => event === undefined || key.id === event.id || key.ownerUserId === event.id);
  });

  const find = async (teamId: TeamId, id: string): Promise<store.Key> => {
    const keyId = readId<"key">(id);
    const key = keyId && (await store.findKey(db, teamId, keyId));
    if (key) return key;
    throw notFound(id);
  };

  const knownOf = async (key: store.Key | undefined): Promise<Known | undefined> => {
    if (!key || key.revokedAt) return undefined;
    const membership = await teams.membership(key.teamId, key.ownerUserId);
    if (!membership) return undefined;
    const ownerMay = effectivePermissions(membership.role);
    const permissions = new Set([...effectivePermissions(key.role, key.scopes)].filter((scope) => ownerMay.has(scope)));
    const principal: Principal = {
      kind: "key",
      teamId: key.teamId,
      userId: key.ownerUserId,
      keyId: key.id,
      role: key.role,
      permissions,
      planCode: membership.team.planCode,
    };
    return { key, principal, writtenMs: key.lastUsedAt?.getTime() ?? 0 };
  };

  return {
    async create(maker, request) {
      const now = clock.now();
      const expiresAt = readExpiry(
        { expiresIn: request.expiresIn, expiresInDays: request.expiresInDays, expiresAt: request.expiresAt },
        now,
      );
      const role = request.role ?? maker.role;
      const scopes = request.scopes?.length ? [...new Set(request.scopes)] : ["*"];
      const beyond = [...effectivePermissions(role, scopes)].filter((scope) => !maker.permissions.has(scope));
      if (beyond.length > 0) throw beyondOwnRight(beyond);
      const value = formatKey(random);
      const key: store.Key = {
        id: newId(clock, random),
        teamId: maker.teamId,
        ownerUserId: maker.userId,
        name: request.name,
        description: request.description ?? "",
        prefix: value.slice(0, 12),
        last4: value.slice(-4),
        role,
        scopes,
        createdAt: now,
        expiresAt,
        lastUsedAt: null,
        lastUsedIp: null,
        revokedAt: null,
      };
      await inTransaction(db, async (tx) => {
        await store.insertKey(tx, key, hashOf(value));
        await audit.record(tx, maker, "keys.created", `key:${key.id}`, { name: key.name, role, scopes, expiresAt });
      });
      return { key, value };
    },
    list: (teamId) => store.listKeys(db, teamId, listLimit),
    get: find,
    async revoke(actor, id) {
      const key = await find(actor.teamId, id);
      await inTransaction(db, async (tx) => {
        const done = await store.markRevoked(tx, actor.teamId, key.id, actor.userId ?? null, clock.now());
        if (!done) throw notFound(id);
        await audit.record(tx, actor, "keys.revoked", `key:${key.id}`, { name: key.name });
        await events.announce(tx, { teamId: actor.teamId, type: "principal", id: key.id });
      });
      recent.forget((known) => known.key.id === key.id);
    },
    async resolve(text, ip) {
      if (!hasValidChecksum(text)) return undefined;
      const hash = hashOf(text);
      const name = hash.toString("base64url");
      const generation = recent.generation;
      let known = recent.get(name);
      if (!known) {
        known = await knownOf(await store.findByHash(db, hash));
        if (!known) return undefined;
        recent.remember(name, known, generation);
      }
      const { key, principal } = known;
      const now = clock.now();
      if (key.expiresAt && key.expiresAt <= now) return undefined;
      if (now.getTime() - known.writtenMs >= useWrittenEveryMs) {
        known.writtenMs = now.getTime();
        await store.markUsed(db, key.teamId, key.id, ip, now, new Date(now.getTime() - useWrittenEveryMs));
      }
      return principal;
    },
    async revive(teamId, id) {
      const known = await knownOf(await store.findKey(db, teamId, id));
      const { expiresAt = null } = known?.key ?? {};
      return expiresAt && expiresAt <= clock.now() ? undefined : known?.principal;
    },
  };
}

function hashOf(value: string): Buffer {
  return createHash("sha256").update(value).digest();
}

function notFound(id: string) {
  return keysFaults("keys.not_found", {
    message: `There is no API key "${id.slice(0, 64)}" in your team. List the keys to see their ids.`,
  });
}

function beyondOwnRight(beyond: readonly Scope[]) {
  return keysFaults("keys.beyond_own_right", {
    message: `You cannot give a key rights that you lack: ${beyond.join(", ")}. Name fewer scopes, or ask an administrator to make it.`,
    fields: [{ field: "scopes", reason: `you lack ${beyond.join(", ")}` }],
  });
}
