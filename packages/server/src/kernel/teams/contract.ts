import type { Clock } from "@gatewatch/base/clock";
import type { Db, Tx } from "@gatewatch/base/db";
import type { Random } from "@gatewatch/base/random";
import type { TeamId, UserId } from "../actor.ts";
import type { Audit } from "../audit/index.ts";
import type { Events } from "../events/index.ts";

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export interface TeamsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Audit;
  readonly events: Pick<Events, "announce">;
  /**
   * Whether somebody, who is an administrator, is the only one left to come in when an identity provider fails.
   *
   * @param others the team's other active administrators
   */
  readonly isBreakGlass: (
    anywhere: Db | Tx,
    teamId: TeamId,
    userId: UserId,
    others: readonly UserId[],
  ) => Promise<boolean>;
  /** Whether somebody outside knows the team by its slug; the answer holds until the transaction ends. */
  readonly isSlugLocked: (tx: Tx, teamId: TeamId) => Promise<boolean>;
}
