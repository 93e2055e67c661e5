import type { Tx } from "@gatewatch/base/db";
import type { TeamId } from "../actor.ts";
import * as store from "./store.ts";

/**
 * Whether a team's slug is locked: an enabled identity provider knows the team by it. No provider of the team changes
 * until the transaction ends.
 */
export async function isSlugLocked(tx: Tx, teamId: TeamId): Promise<boolean> {
  await store.lockTeam(tx, teamId);
  return (await store.listProviders(tx, teamId)).some(({ enabled }) => enabled);
}
