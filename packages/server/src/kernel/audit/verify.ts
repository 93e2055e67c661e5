import type { Db, Tx } from "@gatewatch/base/db";
import { z } from "zod";
import type { TeamId } from "../actor.ts";
import { type Break, genesis, type Place, Verifier } from "./chain.ts";
import type { ChainReport } from "./contract.ts";
import { selectChains, selectHead, selectLatestDetail, selectLinks } from "./store.ts";

const rowsAtOnce = 2000;

/** The entry by which retention says what it removed. */
export const cutAction = "audit.cut";

const cutDetail = z.object({ through: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** Walks each chain as it stood at one moment, a batch of entries at a time. */
export async function* verifyChains(
  db: Db,
  onRows: (count: number) => void,
  only?: TeamId,
): AsyncIterable<ChainReport> {
  for (const teamId of only === undefined ? await selectChains(db) : [only]) {
    yield await db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute((tx) => verifyChain(tx, teamId, onRows));
  }
}

async function verifyChain(tx: Tx, teamId: TeamId, onRows: (count: number) => void): Promise<ChainReport> {
  const head = await selectHead(tx, teamId);
  const start = await startOf(tx, teamId);
  const verifier = new Verifier(start);
  let broken: Break | undefined;
  let last = start.sequence;
  while (!broken) {
    const links = await selectLinks(tx, teamId, last, rowsAtOnce);
    onRows(links.length);
    for (const link of links) {
      broken ??= verifier.take(link);
      last = link.sequence;
    }
    if (links.length < rowsAtOnce) break;
  }
  broken ??= verifier.end(head);
  return {
    teamId,
    entries: verifier.entries,
    cutThrough: start.sequence,
    head: { sequence: head?.sequence ?? 0, hash: head?.hash.toString("hex") ?? "" },
    ...(broken && { broken }),
  };
}

/** Where the chain begins. A forged cut is found on the way: it is an entry like any other. */
async function startOf(tx: Tx, teamId: TeamId): Promise<Place> {
  const detail = await selectLatestDetail(tx, teamId, cutAction);
  const cut = detail === undefined ? undefined : cutDetail.safeParse(JSON.parse(detail)).data;
  return cut ? { sequence: cut.through, hash: Buffer.from(cut.hash, "hex") } : { sequence: 0, hash: genesis };
}
