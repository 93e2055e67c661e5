/** What the verbs for people and keys share. It holds no account. */
import type { Role } from "@gatewatch/sdk";

/** The roles there are, highest first. */
export const roles = ["admin", "manager", "member", "read_only"] as const satisfies readonly Role[];
