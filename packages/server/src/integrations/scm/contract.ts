import type { Id } from "@gatewatch/base/ids";
import type { Principal, TeamId } from "../../kernel/actor.ts";

export type ScmProvider = "gitlab" | "github";
export type ScmConnectionId = Id<"scmConnection">;

/** A team's way into one instance of a source-control service. Its token is sealed and leaves this room only for a clone. */
export interface ScmConnection {
  readonly id: ScmConnectionId;
  readonly provider: ScmProvider;
  /** Origin of the instance: `https://gitlab.com`. */
  readonly url: string;
  /** Its host, with a port when it is not the scheme's own: as repositories name their instance. */
  readonly instance: string;
  /** Whose token it is, as the instance said. */
  readonly account: string;
  readonly tokenExpiresAt: Date | null;
  readonly createdAt: Date;
  readonly checkedAt: Date;
  /** What the last check found wrong, for people; `null` when the token worked. */
  readonly problem: string | null;
}

/** A project of the instance that the token can read. */
export interface ScmProject {
  /** `group/subgroup/name`. */
  readonly fullName: string;
  readonly url: string;
  /** `null` for a project without commits. */
  readonly defaultBranch: string | null;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly lastActivityAt: Date | null;
}

export interface ScmProjectPage {
  readonly projects: readonly ScmProject[];
  /** `null` on the last page. */
  readonly nextPage: number | null;
}

export interface ScmProjectQuery {
  /** Part of the project's name. On GitHub it is looked for in the 1,000 repositories that were pushed to last. */
  readonly search?: string | undefined;
  /** From 1. */
  readonly page: number;
}

/** The door. Ids may be foreign: every look-up names the team, and what it does not have is `scm.not_found`. */
export interface Scm {
  /**
   * Connects the team to an instance, after the instance accepted the token.
   *
   * @param request.url the instance; absent: the provider's public one
   * @throws Fault `scm.invalid_instance`, `scm.instance_refused`, `scm.unreachable`, `scm.token_refused`,
   *   `scm.already_connected`
   */
  connect(
    actor: Principal,
    request: { readonly provider: ScmProvider; readonly url?: string | undefined; readonly token: string },
  ): Promise<ScmConnection>;
  /** Oldest first; at most 100, which is the most a team can have. */
  list(teamId: TeamId): Promise<readonly ScmConnection[]>;
  get(teamId: TeamId, id: string): Promise<ScmConnection>;
  /** Puts a new token in place of the old one, after the instance accepted it. Throws as `connect`. */
  replaceToken(actor: Principal, id: string, token: string): Promise<ScmConnection>;
  /** Asks the instance whether the token still works, and keeps the answer. */
  check(actor: Principal, id: string): Promise<ScmConnection>;
  remove(actor: Principal, id: string): Promise<void>;
  /** What the token can read. @throws Fault `scm.token_refused`, `scm.unreachable` */
  projects(teamId: TeamId, id: string, query: ScmProjectQuery): Promise<ScmProjectPage>;
  /** Whether the team is connected to the instance that a repository's URL names. */
  isConnected(teamId: TeamId, repositoryUrl: string): Promise<boolean>;
  /** The token for cloning this repository; `undefined` where the team has no connection to exactly its origin. */
  tokenFor(teamId: TeamId, repositoryUrl: string): Promise<string | undefined>;
}
