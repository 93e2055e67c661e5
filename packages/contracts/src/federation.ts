/** Sign-in through outside identity providers, and what a team decides about it. */
import { z } from "zod";
import { instant } from "./common.ts";
import { role } from "./identity.ts";

export const authProvider = z
  .object({
    type: z.enum(["local", "oidc", "saml"]),
    name: z.string(),
    display_name: z.string(),
    /** Where a browser begins: a path of this server. */
    login_url: z.string(),
  })
  .meta({ id: "AuthProvider" });
/** `GET /auth/providers`: every way to sign in that is enabled. */
export const authProvidersAnswer = z.object({ providers: z.array(authProvider) });

export const groupRole = z.object({ group: z.string().min(1).max(200), role }).meta({ id: "GroupRole" });

const providerName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, "takes 1 to 63 letters, digits, dots, hyphens and underscores");
const address = z.url({ protocol: /^https?$/, error: "must be an http(s) URL" }).max(2000);
const domain = z
  .string()
  .toLowerCase()
  .regex(/^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/, "must be a domain such as example.com");

/** What both kinds have in common; an absent member has the value that a new provider has. */
const wanted = {
  display_name: z.string().trim().min(1).max(100).optional(),
  enabled: z.boolean().default(true),
  /** Who is in this group is an administrator. */
  admin_group: z.string().max(200).nullable().default(null),
  group_roles: z.array(groupRole).max(200).default([]),
  /** People unknown so far get an account at their first sign-in. */
  jit: z.boolean().default(true),
  default_role: role.default("member"),
  /** Only addresses of these domains come in; empty: any. */
  email_domains: z.array(domain).max(100).default([]),
  /** Members of the team sign in here and with no password, but for administrators with the break-glass mark. */
  required: z.boolean().default(false),
  /** The people of every team may come this way; only the team that was founded first may decide so. */
  for_all_teams: z.boolean().default(false),
} as const;

const shown = {
  id: z.uuid(),
  name: z.string(),
  display_name: z.string(),
  enabled: z.boolean(),
  admin_group: z.string().nullable(),
  group_roles: z.array(groupRole),
  jit: z.boolean(),
  default_role: role,
  email_domains: z.array(z.string()),
  required: z.boolean(),
  for_all_teams: z.boolean(),
  login_url: z.string(),
  created_at: instant,
  updated_at: instant,
} as const;

const oidcScopes = z.union([
  z.array(z.string().regex(/^[!#-[\]-~]{1,100}$/, "is no scope (RFC 6749 §3.3)")).max(30),
  z
    .string()
    .max(1000)
    .transform((text) => text.split(/\s+/).filter((scope) => scope !== "")),
]);
const oidcWanted = {
  ...wanted,
  issuer: address,
  client_id: z.string().min(1).max(500),
  /** Sealed, and never shown again. Absent on a change: what is kept stays; empty: a public client. */
  client_secret: z.string().max(2000).optional(),
  /** As registered with the provider; `null`: this server's own address. */
  redirect_url: address.nullable().default(null),
  scopes: oidcScopes.default(["openid", "email", "profile"]),
} as const;
const oidcExample = { issuer: "https://login.example.com", client_id: "gatewatch" };

/** `PUT /admin/settings/oidc/:name`: replaces; absent members get their defaults. */
export const changeOidcRequest = z.object(oidcWanted).meta({ examples: [oidcExample] });
/** `POST /admin/settings/oidc` */
export const createOidcRequest = z
  .object({ name: providerName, ...oidcWanted })
  .meta({ examples: [{ name: "okta", ...oidcExample }] });
export const oidcSettings = z
  .object({
    ...shown,
    issuer: z.string(),
    client_id: z.string(),
    has_client_secret: z.boolean(),
    redirect_url: z.string(),
    scopes: z.array(z.string()),
  })
  .meta({ id: "OidcSettings" });

const samlWanted = {
  ...wanted,
  /** Read when it is saved and once a day; what was read last counts. */
  idp_metadata_url: address,
  /** Our name at the provider; `null`: the address of our metadata. */
  entity_id: z.string().min(1).max(1024).nullable().default(null),
  /** Where the provider posts its answer; `null`: this server's own address. */
  acs_url: address.nullable().default(null),
} as const;
const samlExample = { idp_metadata_url: "https://login.example.com/saml/metadata" };

/** `PUT /admin/settings/saml/:name`: replaces; absent members get their defaults. */
export const changeSamlRequest = z.object(samlWanted).meta({ examples: [samlExample] });
/** `POST /admin/settings/saml` */
export const createSamlRequest = z
  .object({ name: providerName, ...samlWanted })
  .meta({ examples: [{ name: "entra", ...samlExample }] });
export const samlSettings = z
  .object({
    ...shown,
    idp_metadata_url: z.string(),
    entity_id: z.string(),
    acs_url: z.string(),
    /** What was read from the metadata, and when. */
    idp_entity_id: z.string(),
    idp_sign_in_url: z.string(),
    idp_certificates: z.int(),
    metadata_read_at: instant,
  })
  .meta({ id: "SamlSettings" });

const listMeta = z.object({ total: z.int() });
export const oidcSettingsAnswer = z.object({ data: oidcSettings });
export const oidcSettingsListAnswer = z.object({
  data: z.array(oidcSettings),
  providers: z.array(oidcSettings),
  meta: listMeta,
});
export const samlSettingsAnswer = z.object({ data: samlSettings });
export const samlSettingsListAnswer = z.object({
  data: z.array(samlSettings),
  providers: z.array(samlSettings),
  meta: listMeta,
});

/** What a team decides once for all of its providers. */
const ssoChosen = {
  /** Administrators whose password works although a provider is required. */
  break_glass_users: z.array(z.uuid()).max(50),
  /** How groups that come by SCIM give roles. */
  scim_admin_group: z.string().max(200).nullable(),
  scim_group_roles: z.array(groupRole).max(200),
  scim_default_role: role,
} as const;
/** `PATCH /admin/settings/sso`: absent members stay. */
export const changeSsoRequest = z
  .object(ssoChosen)
  .partial()
  .refine((body) => Object.keys(body).length > 0, "names nothing to change")
  .meta({ examples: [{ break_glass_users: [] }] });
export const ssoSettings = z
  .object({
    ...ssoChosen,
    /** A provider is connected: the team's slug cannot change any more. */
    slug_locked: z.boolean(),
    /** A provider is required: passwords do not let this team's members in. */
    required: z.boolean(),
    scim_base_url: z.string(),
  })
  .meta({ id: "SsoSettings" });
export const ssoSettingsAnswer = z.object({ data: ssoSettings });
