import type { Clock } from "@gatewatch/base/clock";
import type { Db, Tx } from "@gatewatch/base/db";
import type { Id } from "@gatewatch/base/ids";
import type { TeamId } from "../actor.ts";
import { deleteLinks, findLinked, insertLink, type Link } from "./external-store.ts";
import * as store from "./store.ts";

export interface Account {
  readonly user: store.User;
  readonly isActive: boolean;
}

/** Accounts of people whom outside identity providers vouch for. Who may have one is the providers' room to decide. */
export interface External {
  /** The account of (provider, subject): nothing else names a person. */
  find(providerId: Id<"provider">, subject: string): Promise<Account | undefined>;
  findByEmail(email: string): Promise<Account | undefined>;
  link(tx: Tx, teamId: TeamId, link: Link): Promise<void>;
  /** Forgets whom a provider vouched for; the accounts stay. */
  forget(tx: Tx, teamId: TeamId, providerId: Id<"provider">): Promise<void>;
}

export function createExternal({ db, clock }: { readonly db: Db; readonly clock: Clock }): External {
  return {
    find: async (providerId, subject) => accountOf(await findLinked(db, providerId, subject)),
    findByEmail: async (email) => accountOf(await store.findByEmail(db, email)),
    link: (tx, teamId, link) => insertLink(tx, teamId, link, clock.now()),
    forget: (tx, teamId, providerId) => deleteLinks(tx, teamId, providerId),
  };
}

function accountOf(user: store.StoredUser | undefined): Account | undefined {
  return user && { user, isActive: user.isActive };
}
