/** Who acts, as every door of the server sees it. Made by `api/http` from a session, a key or (later) a gateway token. */
import type { Id } from "@gatewatch/base/ids";
import type { Role, Scope } from "./roles/index.ts";

export type TeamId = Id<"team">;
export type UserId = Id<"user">;
export type KeyId = Id<"key">;
export type SessionId = Id<"session">;

/** At most `quota` requests in a sliding window. */
export interface RateLimit {
  readonly quota: number;
  readonly windowSeconds: number;
}

/** A principal with its team and its effective right: role ∩ scopes. */
export interface Principal {
  readonly kind: "session" | "key";
  readonly teamId: TeamId;
  readonly userId: UserId;
  readonly keyId?: KeyId;
  readonly sessionId?: SessionId;
  readonly role: Role;
  /** Effective permissions, already intersected with the role's. */
  readonly permissions: ReadonlySet<Scope>;
  readonly planCode: string;
  /** The key's own limit, beside every other. */
  readonly rateLimit?: RateLimit;
  /** Where the request came from. */
  readonly ip?: string;
}
