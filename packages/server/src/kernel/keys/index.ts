/**
 * API keys: made once, shown once, kept as SHA-256 (256 random bits need no slow hash). A key acts with its role ∩ its
 * owner's role ∩ its scopes, never with more, and a revoked key stops at once. No value is ever logged or stored.
 */
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { newId, readId } from "@gatewatch/base/ids";
import { formatKey, hasValidChecksum } from "@gatewatch/base/keyformat";
import { addressList } from "@gatewatch/base/net";
import type { Random } from "@gatewatch/base/random";
import { hashToken } from "@gatewatch/base/token";
import type { KeyId, Principal, TeamId, UserId } from "../actor.ts";
import type { Actor, Audit } from "../audit/index.ts";
import type { Events } from "../events/index.ts";
import { covers, effectivePermissions, lesser, type Role, type Scope } from "../roles/index.ts";
import type { Teams } from "../teams/index.ts";
import { type BoundsRequest, boundsOf } from "./bounds.ts";
import { type ExpiryRequest, readExpiry } from "./expiry.ts";
import { keysFaults } from "./faults.ts";
import { RecentKeys } from "./recent.ts";
import * as store from "./store.ts";

export { keysFaults } from "./faults.ts";
export { keysMigrations } from "./migrations/index.ts";
export type { Key } from "./store.ts";

export interface NewKey extends ExpiryRequest, BoundsRequest {
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
   * @param owner whose key it becomes; absent: the maker's. It never acts with more than its owner may
   * @throws Fault `keys.invalid_expiry`, `keys.beyond_own_right`, `keys.beyond_own_limits`, `keys.not_yours`
   */
  create(
    maker: KeyMaker,
    request: NewKey,
    owner?: UserId,
  ): Promise<{ readonly key: store.Key; readonly value: string }>;
  /**
   * Newest first, at most 1000; revoked keys are left out. Managers and administrators see every key of the team, others
   * their own.
   *
   * @param owner only this person's
   */
  list(viewer: KeyMaker, owner?: UserId): Promise<store.Key[]>;
  /** @throws Fault `keys.not_found`, also for a key that the viewer does not see */
  get(viewer: KeyMaker, id: string): Promise<store.Key>;
  /**
   * Revokes at once, in every process: one's own keys, and as an administrator everybody's.
   *
   * @param owner whose key it must be, where that is known
   * @throws Fault `keys.not_found`, also for a key that is revoked already; `keys.not_yours`
   */
  revoke(actor: KeyMaker, id: string, owner?: UserId): Promise<void>;
  /** Revokes every key of a person in the team. @returns how many */
  revokeAll(tx: Tx, actor: Actor, owner: UserId): Promise<number>;
  /**
   * The principal of a key's text; `undefined` for one that is unknown, revoked or expired.
   *
   * @throws Fault `keys.address_not_allowed`
   */
  resolve(text: string, ip: string): Promise<Principal | undefined>;
  /**
   * The principal of a key that is still alive.
   *
   * @param ip where it is used from, when it is used anew: throws `keys.address_not_allowed`
   */
  revive(teamId: TeamId, id: KeyId, ip?: string): Promise<Principal | undefined>;
  /** Every key that a person ever owned, newest first, at most 1000. */
  ofPerson(userId: UserId): Promise<store.Key[]>;
  erasePerson(tx: Tx, userId: UserId): Promise<void>;
}

interface Known {
  readonly key: store.Key;
  readonly principal: Principal;
  readonly isAllowedFrom: (ip: string) => boolean;
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
    if (event?.type === "plan") return recent.forget(({ key }) => key.teamId === event.teamId);
    if (event !== undefined && event.type !== "principal") return;
    recent.forget(({ key }) => event === undefined || key.id === event.id || key.ownerUserId === event.id);
  });

  const find = async (viewer: KeyMaker, id: string): Promise<store.Key> => {
    const keyId = readId<"key">(id);
    const key = keyId && (await store.findKey(db, viewer.teamId, keyId));
    if (key && (seesAll(viewer) || key.ownerUserId === viewer.userId)) return key;
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
      role: lesser(key.role, membership.role),
      permissions,
      planCode: membership.team.planCode,
      ...(key.rateLimit && { rateLimit: key.rateLimit }),
    };
    const isAllowedFrom = key.ipAllowlist.length === 0 ? () => true : addressList(key.ipAllowlist);
    return { key, principal, isAllowedFrom, writtenMs: key.lastUsedAt?.getTime() ?? 0 };
  };

  return {
    async create(maker, request, owner = maker.userId) {
      if (owner !== maker.userId && !covers(maker.role, "admin")) throw notForOthers();
      const now = clock.now();
      const expiresAt = readExpiry(
        { expiresIn: request.expiresIn, expiresInDays: request.expiresInDays, expiresAt: request.expiresAt },
        now,
      );
      const role = request.role ?? maker.role;
      const scopes = request.scopes?.length ? [...new Set(request.scopes)] : ["*"];
      const beyond = [...effectivePermissions(role, scopes)].filter((scope) => !maker.permissions.has(scope));
      if (beyond.length > 0) throw beyondOwnRight(beyond);
      const own = maker.keyId && (await store.findKey(db, maker.teamId, maker.keyId));
      const bounds = boundsOf(own, request);
      const value = formatKey(random);
      const key: store.Key = {
        id: newId(clock, random),
        teamId: maker.teamId,
        ownerUserId: owner,
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
        madeBy: owner === maker.userId ? null : maker.userId,
        ...bounds,
      };
      await inTransaction(db, async (tx) => {
        await store.insertKey(tx, key, hashToken(value));
        await audit.record(tx, maker, "keys.created", `key:${key.id}`, {
          name: key.name,
          owner,
          role,
          scopes,
          expiresAt,
          ...bounds,
        });
      });
      return { key, value };
    },
    list: (viewer, owner) => store.listKeys(db, viewer.teamId, seesAll(viewer) ? owner : viewer.userId, listLimit),
    get: find,
    async revoke(actor, id, owner) {
      const key = await find(actor, id);
      if (owner !== undefined && key.ownerUserId !== owner) throw notFound(id);
      if (key.ownerUserId !== actor.userId && !covers(actor.role, "admin")) throw notYours(key);
      await inTransaction(db, async (tx) => {
        const done = await store.markRevoked(tx, actor.teamId, key.id, actor.userId ?? null, clock.now());
        if (!done) throw notFound(id);
        await audit.record(tx, actor, "keys.revoked", `key:${key.id}`, { name: key.name });
        await events.announce(tx, { teamId: actor.teamId, type: "principal", id: key.id });
      });
      recent.forget((known) => known.key.id === key.id);
    },
    async revokeAll(tx, actor, owner) {
      const ended = await store.revokeOfOwner(tx, actor.teamId, owner, actor.userId ?? null, clock.now());
      for (const id of ended) await audit.record(tx, actor, "keys.revoked", `key:${id}`);
      if (ended.length > 0) await events.announce(tx, { teamId: actor.teamId, type: "principal", id: owner });
      return ended.length;
    },
    async resolve(text, ip) {
      if (!hasValidChecksum(text)) return undefined;
      const hash = hashToken(text);
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
      if (!known.isAllowedFrom(ip)) throw addressNotAllowed(key, ip);
      if (now.getTime() - known.writtenMs >= useWrittenEveryMs) {
        known.writtenMs = now.getTime();
        await store.markUsed(db, key.teamId, key.id, ip, now, new Date(now.getTime() - useWrittenEveryMs));
      }
      return principal;
    },
    async revive(teamId, id, ip) {
      const known = await knownOf(await store.findKey(db, teamId, id));
      if (known && ip !== undefined && !known.isAllowedFrom(ip)) throw addressNotAllowed(known.key, ip);
      const { expiresAt = null } = known?.key ?? {};
      return expiresAt && expiresAt <= clock.now() ? undefined : known?.principal;
    },
    ofPerson: (userId) => store.listOfOwner(db, userId, listLimit),
    erasePerson: (tx, userId) => store.eraseOfOwner(tx, userId, clock.now()),
  };
}

function seesAll(viewer: KeyMaker): boolean {
  return covers(viewer.role, "manager");
}

function addressNotAllowed(key: store.Key, ip: string) {
  return keysFaults("keys.address_not_allowed", {
    message: `The API key "${key.prefix}…" may not be used from ${ip}. Use it from an address of its ip_allowlist, or make another key.`,
  });
}

function notForOthers() {
  return keysFaults("keys.not_yours", {
    message: "Only administrators make keys for others. Ask one, or let the person make it.",
  });
}

function notYours(key: store.Key) {
  return keysFaults("keys.not_yours", {
    message: `The key "${key.prefix}…" belongs to somebody else. Ask an administrator to revoke it.`,
  });
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
