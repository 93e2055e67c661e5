import type { Db } from "@gatewatch/base/db";
import type { Fault } from "@gatewatch/base/fault";
import type { Origin } from "../identity/index.ts";
import type { Logins } from "../logins/index.ts";
import type { Teams } from "../teams/index.ts";
import type { Vouched } from "./claims.ts";
import { type ProviderId, type ProviderKind, shownAs } from "./provider.ts";
import { findEnabledById } from "./store.ts";

/**
 * Writes sign-ins that were refused into the log of the provider's team: provider, reason (the fault's code without its
 * room) and where from. An answer to no question of ours is the only team's, where there is but one.
 */
export function createRefusalLog(deps: {
  readonly db: Db;
  readonly logins: Pick<Logins, "record">;
  readonly teams: Pick<Teams, "all">;
}) {
  const { db, logins, teams } = deps;
  return async (
    fault: Fault,
    what: {
      readonly kind: ProviderKind;
      /** Whom the browser was sent to, when that is known. */
      readonly asked: ProviderId | undefined;
      readonly vouched: Vouched | undefined;
      readonly origin: Origin;
    },
  ): Promise<void> => {
    const provider = what.asked && (await findEnabledById(db, what.asked));
    const all = provider ? [] : await teams.all();
    await logins.record(db, {
      ...what.origin,
      teamId: provider?.teamId ?? (all.length === 1 ? all[0]!.id : null),
      userId: null,
      userEmail: what.vouched?.email ?? "",
      userName: what.vouched?.name ?? "",
      provider: provider ? shownAs(provider) : what.kind,
      failureReason: fault.code.slice(fault.code.indexOf(".") + 1),
      sessionId: null,
    });
  };
}
