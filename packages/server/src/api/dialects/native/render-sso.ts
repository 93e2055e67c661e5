import { readId } from "@gatewatch/base/ids";
import type {
  authProvider,
  changeOidcRequest,
  changeSamlRequest,
  changeSsoRequest,
  oidcSettings,
  samlSettings,
  ssoSettings,
} from "@gatewatch/contracts";
import type { z } from "zod";
import type {
  Federation,
  OidcProvider,
  OidcWish,
  Provider,
  ProviderChoices,
  SamlProvider,
  SamlWish,
  SignInWay,
  TeamChoices,
  TeamChoicesChange,
  TeamFacts,
} from "../../../kernel/federation/index.ts";

type Choices = Omit<
  z.output<typeof changeOidcRequest>,
  "issuer" | "client_id" | "client_secret" | "redirect_url" | "scopes"
>;

export function wayBody({ type, name, displayName, loginUrl }: SignInWay): z.output<typeof authProvider> {
  return { type, name, display_name: displayName, login_url: loginUrl };
}

/** @param name of the provider, which is shown when no other name is wanted */
export function oidcWishOf(name: string, body: z.output<typeof changeOidcRequest>): OidcWish {
  const { issuer, client_id: clientId, client_secret: secret, redirect_url: redirectUrl, scopes } = body;
  return { choices: choicesOf(name, body), options: { issuer, clientId, redirectUrl, scopes }, secret };
}

/** @param name of the provider, which is shown when no other name is wanted */
export function samlWishOf(name: string, body: z.output<typeof changeSamlRequest>): SamlWish {
  const { idp_metadata_url: metadataUrl, entity_id: entityId, acs_url: acsUrl } = body;
  return { choices: choicesOf(name, body), options: { metadataUrl, entityId, acsUrl } };
}

export function oidcBody(provider: OidcProvider, federation: Federation): z.output<typeof oidcSettings> {
  const { issuer, clientId, scopes } = provider.options;
  return {
    ...shownOf(provider, federation),
    issuer,
    client_id: clientId,
    has_client_secret: provider.hasSecret,
    redirect_url: federation.addressesOf(provider).redirectUrl,
    scopes: [...scopes],
  };
}

export function samlBody(provider: SamlProvider, federation: Federation): z.output<typeof samlSettings> {
  const { metadataUrl, idp, metadataReadAt } = provider.options;
  const { entityId, acsUrl } = federation.addressesOf(provider);
  return {
    ...shownOf(provider, federation),
    idp_metadata_url: metadataUrl,
    entity_id: entityId,
    acs_url: acsUrl,
    idp_entity_id: idp.entityId,
    idp_sign_in_url: idp.signInUrl,
    idp_certificates: idp.certificates.length,
    metadata_read_at: metadataReadAt,
  };
}

export function ssoBody({ breakGlassUsers, scim }: TeamChoices, facts: TeamFacts): z.output<typeof ssoSettings> {
  return {
    break_glass_users: [...breakGlassUsers],
    scim_admin_group: scim.adminGroup,
    scim_group_roles: [...scim.groupRoles],
    scim_default_role: scim.defaultRole,
    slug_locked: facts.slugLocked,
    required: facts.required,
    scim_base_url: facts.scimBaseUrl,
  };
}

export function teamChangeOf(body: z.output<typeof changeSsoRequest>): TeamChoicesChange {
  const { break_glass_users: users, scim_admin_group: adminGroup, ...rest } = body;
  return {
    breakGlassUsers: users?.map((id) => readId<"user">(id)).filter((id) => id !== undefined),
    scim: {
      ...(adminGroup === undefined ? {} : { adminGroup: adminGroup === "" ? null : adminGroup }),
      ...(rest.scim_group_roles === undefined ? {} : { groupRoles: rest.scim_group_roles }),
      ...(rest.scim_default_role === undefined ? {} : { defaultRole: rest.scim_default_role }),
    },
  };
}

function choicesOf(name: string, body: Choices): ProviderChoices {
  return {
    displayName: body.display_name ?? name,
    enabled: body.enabled,
    adminGroup: body.admin_group === "" ? null : body.admin_group,
    groupRoles: body.group_roles,
    jit: body.jit,
    defaultRole: body.default_role,
    emailDomains: body.email_domains,
    required: body.required,
    forAllTeams: body.for_all_teams,
  };
}

function shownOf(provider: Provider, federation: Federation) {
  return {
    id: provider.id,
    name: provider.name,
    display_name: provider.displayName,
    enabled: provider.enabled,
    admin_group: provider.adminGroup,
    group_roles: [...provider.groupRoles],
    jit: provider.jit,
    default_role: provider.defaultRole,
    email_domains: [...provider.emailDomains],
    required: provider.required,
    for_all_teams: provider.forAllTeams,
    login_url: federation.loginUrlOf(provider),
    created_at: provider.createdAt.toISOString(),
    updated_at: provider.updatedAt.toISOString(),
  };
}
