/** People, teams, invitations, second factors, sessions and the sign-in log: what stands around a sign-in. */
import { z } from "zod";
import { instant, pageMeta } from "./common.ts";
import { apiKey, role, team } from "./identity.ts";

const password = z.string().min(1).max(200);
const email = z.email().max(254);
const token = z.string().min(1).max(200);
const totp = z.string().min(6).max(20);
const recoveryCode = z.string().min(1).max(40);
const atLeastOne = (body: Readonly<Record<string, unknown>>) =>
  Object.values(body).some((value) => value !== undefined);
const nothingToChange = { error: "name at least one member to change" };

/** A person with their place in the team. */
export const person = z
  .object({
    id: z.uuid(),
    external_id: z.string().nullable(),
    provider: z.string(),
    email: z.string(),
    username: z.string(),
    name: z.string(),
    groups: z.array(z.string()),
    role,
    is_admin: z.boolean(),
    is_active: z.boolean(),
    via: z.enum(["invite", "jit", "scim"]),
    has_second_factor: z.boolean(),
    last_login_at: instant.nullable(),
    created_at: instant,
    updated_at: instant,
    joined_at: instant,
  })
  .meta({ id: "Person" });
export const personAnswer = z.object({ data: person });
export const personListAnswer = z.object({ data: z.array(person), users: z.array(person), meta: pageMeta });
export const groupMembersAnswer = z.object({ data: z.array(person), members: z.array(person), meta: pageMeta });
/** `PUT` and `PATCH /admin/users/{id}`: absent members stay. */
export const changePersonRequest = z
  .object({
    name: z.string().trim().min(1).max(200).optional(),
    is_active: z.boolean().optional(),
    is_admin: z.boolean().optional(),
    role: role.optional(),
  })
  .refine(atLeastOne, nothingToChange)
  .refine(({ is_admin, role }) => is_admin === undefined || role === undefined, {
    path: ["role"],
    error: "send role or is_admin, not both",
  })
  .meta({ examples: [{ role: "member" }] });
export const localUserRequest = z.object({
  username: z.string().trim().min(1).max(254),
  email,
  password,
  is_admin: z.boolean().default(false),
  role: role.optional(),
});

export const group = z.object({ name: z.string(), member_count: z.int() }).meta({ id: "Group" });
export const groupListAnswer = z.object({ data: z.array(group), groups: z.array(group), meta: pageMeta });

/** `GET /teams`: those in which the person may work; `POST /auth/session/team` enters one. */
export const teamRow = team.extend({ role, is_current: z.boolean() }).meta({ id: "TeamRow" });
export const teamListAnswer = z.object({ data: z.array(teamRow), teams: z.array(teamRow) });
export const enterTeamRequest = z.object({ team_id: z.string().min(1).max(100) });
/** The slug cannot change while an identity provider is connected. */
export const changeTeamRequest = z
  .object({
    name: z.string().trim().min(1).max(80).optional(),
    slug: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/, {
        error: "must have 1 to 48 lower-case letters, digits and inner hyphens",
      })
      .optional(),
  })
  .refine(({ name, slug }) => name !== undefined || slug !== undefined, { error: "say a name, a slug or both" })
  .meta({ examples: [{ name: "Payments", slug: "payments" }] });
export const teamAnswer = z.object({ data: team });

export const invitation = z
  .object({
    id: z.uuid(),
    email: z.string(),
    role,
    invited_by: z.uuid().nullable(),
    created_at: instant,
    expires_at: instant,
  })
  .meta({ id: "Invitation" });
export const createInvitationRequest = z.object({ email, role: role.default("member") });
/** `link` is shown this once; `mailed` says whether it was sent too. */
export const createInvitationAnswer = z.object({
  data: invitation.extend({ link: z.string(), mailed: z.boolean() }),
});
export const invitationListAnswer = z.object({ data: z.array(invitation), meta: z.object({ total: z.int() }) });
/** `POST /invitations/look`: what a link invites to; `has_account` says whether the address signs in already. */
export const lookAtInvitationRequest = z.object({ token });
export const lookAtInvitationAnswer = z.object({
  data: z.object({ team_name: z.string(), email: z.string(), role, has_account: z.boolean() }),
});
/** `POST /invitations/accept`. The password is the account's, or that of a new one; a session needs none. */
export const acceptInvitationRequest = z.object({
  token,
  password: password.optional(),
  name: z.string().trim().min(1).max(200).optional(),
  totp: totp.optional(),
  recovery_code: recoveryCode.optional(),
});

export const changePasswordRequest = z.object({
  username: z.string().min(1).max(254).optional(),
  current_password: password,
  new_password: password,
});
export const messageAnswer = z.object({ message: z.string() });
export const passwordResetRequest = z.object({ email });
export const completeResetRequest = z.object({ token, password });
export const linkAnswer = z.object({ data: z.object({ link: z.string(), expires_at: instant }) });

export const factorState = z.object({
  data: z.object({ enabled: z.boolean(), required: z.boolean(), recovery_codes_left: z.int() }),
});
export const passwordProof = z.object({ password });
export const enrolFactorAnswer = z.object({ data: z.object({ secret: z.string(), otpauth_url: z.string() }) });
export const confirmFactorRequest = z.object({ totp });
export const recoveryCodesAnswer = z.object({ data: z.object({ recovery_codes: z.array(z.string()) }) });

export const session = z
  .object({
    id: z.uuid(),
    team_id: z.uuid(),
    provider: z.string(),
    ip: z.string(),
    user_agent: z.string(),
    created_at: instant,
    last_seen_at: instant,
    expires_at: instant,
    is_current: z.boolean(),
  })
  .meta({ id: "Session" });
export const sessionListAnswer = z.object({
  data: z.array(session),
  sessions: z.array(session),
  meta: z.object({ total: z.int() }),
});
export const revokedAnswer = z.object({ success: z.literal(true), revoked_count: z.int() });
export const personKeysAnswer = z.object({
  data: z.array(apiKey),
  api_keys: z.array(apiKey),
  meta: z.object({ total: z.int() }),
});

export const loginLog = z
  .object({
    id: z.uuid(),
    user_id: z.uuid().nullable(),
    user_email: z.string(),
    user_name: z.string(),
    provider: z.string(),
    provider_name: z.string(),
    ip_address: z.string(),
    user_agent: z.string(),
    country: z.string().nullable(),
    country_code: z.string().nullable(),
    city: z.string().nullable(),
    success: z.boolean(),
    failure_reason: z.string().nullable(),
    session_id: z.uuid().nullable(),
    created_at: instant,
  })
  .meta({ id: "LoginLog" });
const flagText = z.enum(["true", "false"]).transform((text) => text === "true");
const text = z.string().min(1).max(254).optional();
const when = z.iso.datetime({ offset: true }).optional();
export const loginLogQuery = z.object({
  email: text,
  user_email: text,
  user_id: text,
  ip: text,
  ip_address: text,
  provider: text,
  success: flagText.optional(),
  start: when,
  start_time: when,
  end: when,
  end_time: when,
  limit: z.coerce.number().int().min(1).max(100).default(50),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
});
export const loginLogListAnswer = z.object({
  data: z.array(loginLog),
  logs: z.array(loginLog),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
  meta: pageMeta,
});
const loginStats = z.object({
  total_logins: z.int(),
  successful_logins: z.int(),
  failed_logins: z.int(),
  unique_users: z.int(),
  unique_ips: z.int(),
  logins_by_provider: z.record(z.string(), z.int()),
  logins_by_country: z.record(z.string(), z.int()),
  recent_failures: z.array(loginLog),
});
export const loginStatsAnswer = loginStats.extend({ data: loginStats });
export const daysQuery = z.object({ days: z.coerce.number().int().min(1).max(365).default(30) });
export const forgetLoginsQuery = z.object({ days: z.coerce.number().int().min(0).max(3650) });
export const deletedAnswer = z.object({ success: z.literal(true), deleted: z.int() });
export const retentionRequest = z.object({ retention_days: z.int().min(0).max(365) });
export const retentionAnswer = z.object({
  retention_days: z.int(),
  data: z.object({ retention_days: z.int() }),
});

const settings = z.object({
  session_duration_hours: z.int().min(1).max(168),
  secure_cookies: z.boolean(),
  second_factor_required: z.boolean(),
  /** A comment in the code that gives no reason silences nothing. */
  suppression_reasons_required: z.boolean(),
});
export const settingsAnswer = z.object({ data: settings, settings });
/** `PUT /admin/settings`: absent members stay; those that nothing would read are refused by name. */
export const settingsRequest = settings
  .partial()
  .loose()
  .refine(atLeastOne, nothingToChange)
  .meta({ examples: [{ session_duration_hours: 24 }] });

/** `POST /auth/device/code` (RFC 8628 §3.1; `client_id` is what the device calls itself). */
export const deviceCodeRequest = z.object({
  client_id: z.string().trim().min(1).max(100),
  scope: z.string().max(1000).optional(),
});
export const deviceCodeAnswer = z.object({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.string(),
  verification_uri_complete: z.string(),
  expires_in: z.int(),
  interval: z.int(),
});
/** `POST /auth/device/token` (RFC 8628 §3.4). Its errors are the words of §3.5 in `error.code`. */
export const deviceTokenRequest = z.object({
  grant_type: z.literal("urn:ietf:params:oauth:grant-type:device_code"),
  device_code: token,
  client_id: z.string().max(100).optional(),
});
/** The token is an API key of the person. */
export const deviceTokenAnswer = z.object({
  access_token: z.string(),
  token_type: z.literal("Bearer"),
  expires_in: z.int(),
  scope: z.string(),
});
export const deviceAnswer = z.object({
  data: z.object({ user_code: z.string(), client_name: z.string(), ip: z.string(), expires_at: instant }),
});
export const answerDeviceRequest = z.object({ approve: z.boolean() }).meta({ examples: [{ approve: true }] });

/** What is to be erased, typed once more: a person's e-mail address, a team's slug. */
export const eraseRequest = z.object({ confirm: z.string().min(1).max(254) }).meta({ examples: [{ confirm: "x" }] });

const serverInfo = z.object({ version: z.string(), require_fips: z.boolean() });
export const serverInfoAnswer = serverInfo.extend({ data: serverInfo });
