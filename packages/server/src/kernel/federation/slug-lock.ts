import type { Tx } from "@gatewatch/base/db";
import type { TeamId } from "../actor.ts";
import * as store from "./store.ts";

/**
 * Says of a team, for the rest of a transaction, whether its slug is locked: an enabled identity provider knows it by
 * that name. No provider of the team changes until the transaction ends.
 */
export function createSlugLock(): (tx: Tx, teamId: TeamId) => Promise<boolean> {
  return async (tx, teamId) => {
    await store.lockTeam(tx, teamId);
    return (await store.listProviders(tx, teamId)).some(({ enabled }) => enabled);
  };
}
