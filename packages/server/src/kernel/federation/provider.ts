/** An outside identity provider as its team configured it. Nothing in here is secret. */
import type { Id } from "@gatewatch/base/ids";
import type { TeamId } from "../actor.ts";
import type { AdmissionRules } from "./admission.ts";
import { type GroupRole, type Role, withAdminGroup } from "./group-roles.ts";
import type { PinnedIdp } from "./saml/metadata.ts";

export type ProviderId = Id<"provider">;
export type ProviderKind = "oidc" | "saml";

/** What both kinds have in common, and the team's administrators decide. */
export interface ProviderChoices {
  readonly displayName: string;
  readonly enabled: boolean;
  readonly adminGroup: string | null;
  readonly groupRoles: readonly GroupRole[];
  readonly jit: boolean;
  readonly defaultRole: Role;
  readonly emailDomains: readonly string[];
  readonly required: boolean;
  readonly forAllTeams: boolean;
}

export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** `null`: this server's own address. */
  readonly redirectUrl: string | null;
  readonly scopes: readonly string[];
}

export interface SamlOptions {
  readonly metadataUrl: string;
  readonly entityId: string | null;
  readonly acsUrl: string | null;
  readonly idp: PinnedIdp;
  /** ISO 8601: when `idp` was read. */
  readonly metadataReadAt: string;
}

interface Common extends ProviderChoices {
  readonly id: ProviderId;
  readonly teamId: TeamId;
  readonly name: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface OidcProvider extends Common {
  readonly kind: "oidc";
  readonly options: OidcOptions;
  readonly hasSecret: boolean;
}

export interface SamlProvider extends Common {
  readonly kind: "saml";
  readonly options: SamlOptions;
}

export type Provider = OidcProvider | SamlProvider;

/** The rules of admission that a provider's settings make. */
export function rulesOf(provider: ProviderChoices): AdmissionRules {
  const { jit, defaultRole, emailDomains, forAllTeams, groupRoles, adminGroup } = provider;
  return { jit, defaultRole, emailDomains, forAllTeams, groupRoles: withAdminGroup(groupRoles, adminGroup) };
}

/** How sessions and the log of sign-ins name a provider. */
export function shownAs({ kind, name }: Pick<Provider, "kind" | "name">): string {
  return `${kind}:${name}`;
}

const base = "/api/v1/auth";

/** Where a browser begins to sign in through the provider: a path of this server. */
export function loginUrlOf({ kind, name }: Pick<Provider, "kind" | "name">): string {
  return `${base}/${kind}/login?provider=${encodeURIComponent(name)}`;
}

/** @param publicUrl origin of this server, without a slash at the end */
export function redirectUrlOf({ options }: OidcProvider, publicUrl: string): string {
  return options.redirectUrl ?? `${publicUrl}${base}/oidc/callback`;
}

/** @param publicUrl origin of this server, without a slash at the end */
export function acsUrlOf({ options }: SamlProvider, publicUrl: string): string {
  return options.acsUrl ?? `${publicUrl}${base}/saml/acs`;
}

/** @param publicUrl origin of this server, without a slash at the end */
export function entityIdOf({ options, name }: SamlProvider, publicUrl: string): string {
  return options.entityId ?? `${publicUrl}${base}/saml/metadata?provider=${encodeURIComponent(name)}`;
}
