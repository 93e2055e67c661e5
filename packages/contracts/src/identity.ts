/** Setup, sign-in, the session and API keys. */
import { z } from "zod";
import { instant, pageMeta } from "./common.ts";

export const scopes = [
  "scans.read",
  "scans.run",
  "vulnerabilities.read",
  "vulnerabilities.write",
  "repositories.read",
  "repositories.write",
  "rules.read",
  "rules.write",
  "integrations.read",
  "integrations.write",
  "reports.read",
  "reports.write",
  "keys.read",
  "keys.write",
  "team.read",
  "team.write",
  "members.read",
  "members.write",
  "sso.read",
  "sso.write",
  "audit.read",
  "access.read",
  "access.write",
] as const;
export const scope = z.enum(scopes).meta({ id: "Scope" });
export const roles = ["admin", "manager", "member", "read_only"] as const;
export const role = z.enum(roles).meta({ id: "Role" });

export const user = z
  .object({
    id: z.uuid(),
    username: z.string(),
    email: z.string(),
    name: z.string(),
    groups: z.array(z.string()),
    is_admin: z.boolean(),
    isAdmin: z.boolean(),
    /** Who vouches for the person: `local`, or the name of an identity provider. */
    provider: z.string(),
  })
  .meta({ id: "User" });

export const team = z
  .object({ id: z.uuid(), name: z.string(), slug: z.string(), plan: z.string() })
  .meta({ id: "Team" });

/** `GET /setup`: public, says only whether the first admin is still to be made. */
export const setupState = z.object({ data: z.object({ required: z.boolean() }) });
/** `POST /setup`: the token of the printed one-time link and the first admin. Answers like a sign-in. */
export const setupRequest = z.object({
  token: z.string().min(1).max(200),
  email: z.email().max(254),
  password: z.string().min(12).max(200),
  team_name: z.string().trim().min(1).max(80).optional(),
});

/** `POST /auth/local/login`. `username` is the e-mail or the user name; `email` is accepted in its place. */
export const loginRequest = z.object({
  username: z.string().min(1).max(254).optional(),
  email: z.string().min(1).max(254).optional(),
  password: z.string().min(1).max(200),
  /** The code of the second factor, or a recovery code in its place; asked for with 401 `totp_required`. */
  totp: z.string().min(6).max(20).optional(),
  recovery_code: z.string().min(1).max(40).optional(),
});
/** Answer of setup and login; the same token stands in the `gatewatch_session` cookie. */
export const loginAnswer = z.object({ user, token: z.string() });

/** `GET /auth/session`: 200 for everybody. */
export const sessionAnswer = z.object({
  authenticated: z.boolean(),
  user: user.nullable(),
  team: team.nullable(),
  role: role.nullable(),
  permissions: z.array(scope),
  session: z.object({ id: z.uuid(), expires_at: instant }).nullable(),
  /** `required` without `enabled`: the person may do nothing but add one. */
  second_factor: z.object({ enabled: z.boolean(), required: z.boolean() }).nullable(),
});
export const successAnswer = z.object({ success: z.literal(true) });

/** At most `quota` requests of the key in a sliding window, beside every other limit. */
const rateLimitOverride = z.object({
  quota: z.int().min(1).max(1_000_000),
  window_seconds: z.int().min(1).max(86_400),
});

export const apiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    /** First 12 characters, `gk_` included. */
    key_prefix: z.string(),
    last4: z.string(),
    role,
    scopes: z.array(z.string()),
    created_at: instant,
    last_used_at: instant.nullable(),
    last_used_ip: z.string().nullable(),
    expires_at: instant.nullable(),
    is_revoked: z.boolean(),
    /** An administrator made it for its owner. */
    is_admin_provisioned: z.boolean(),
    owner_id: z.uuid(),
    /** Addresses and networks that it may be used from; empty: any. */
    ip_allowlist: z.array(z.string()),
    rate_limit_override: rateLimitOverride.nullable(),
  })
  .meta({ id: "ApiKey" });

/** `POST /api-keys`. `expires_in`: `30d`, `12h`, `1y`, `never`. No scopes = everything the role has. */
export const createKeyRequest = z.object({
  name: z.string().trim().min(1).max(100),
  description: z.string().max(500).optional(),
  scopes: z
    .array(z.union([scope, z.literal("*")]))
    .max(50)
    .optional(),
  role: role.optional(),
  expires_in: z.string().max(20).optional(),
  expires_in_days: z.int().min(1).max(3650).optional(),
  expires_at: z.iso.datetime({ offset: true }).optional(),
  /** Addresses and networks (CIDR). */
  ip_allowlist: z
    .array(
      z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], { error: "must be an IP address or a network (CIDR)" }),
    )
    .max(50)
    .optional(),
  rate_limit_override: rateLimitOverride.optional(),
});
/** 201: the row, and the value, shown this once under every documented name. */
export const createKeyAnswer = apiKey.extend({
  raw_key: z.string(),
  key: z.string(),
  api_key: apiKey.extend({ key: z.string() }),
});
export const keyListAnswer = z.object({
  data: z.array(apiKey),
  api_keys: z.array(apiKey),
  meta: pageMeta,
});
