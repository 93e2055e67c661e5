import type { Value } from "../values/index.ts";
import { listed } from "./literals.ts";
import type { Here, Machine } from "./machine.ts";

const mostRows = 64;

/**
 * A loop over a literal table that registered endpoints under paths which are only known row by row is followed once
 * more for each row; what it registered without them is withdrawn.
 *
 * @param since how many registrations there were before the loop
 */
export function followRows(
  machine: Machine,
  here: Here,
  table: Value,
  since: number,
  round: (inside: Here, row: Value) => void,
): void {
  const rows = listed(here, table) ?? [];
  if (rows.length < 2 || rows.length > mostRows || !machine.registrations.withdrawUnknown(since)) return;
  for (const row of rows) {
    const inside: Here = { ...here, state: here.state.fork(), loop: { breaks: [], continues: [] } };
    round(inside, row);
    here.state.merge([here.state.fork(), inside.state, ...inside.loop!.breaks, ...inside.loop!.continues]);
  }
}
