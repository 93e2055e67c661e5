import type { ChangeOidc, ChangeSaml, GroupRole, OidcSettings, Role, SamlSettings } from "@gatewatch/sdk";

/** A provider as the form holds it: texts as they are typed. */
export interface ProviderForm {
  readonly kind: "oidc" | "saml";
  readonly name: string;
  readonly displayName: string;
  readonly enabled: boolean;
  readonly issuer: string;
  readonly clientId: string;
  /** Empty: what is kept stays. */
  readonly clientSecret: string;
  readonly metadataUrl: string;
  readonly jit: boolean;
  readonly defaultRole: Role;
  readonly adminGroup: string;
  readonly groupRoles: readonly GroupRole[];
  readonly emailDomains: string;
  readonly required: boolean;
}

export const newProvider: ProviderForm = {
  kind: "oidc",
  name: "",
  displayName: "",
  enabled: true,
  issuer: "",
  clientId: "",
  clientSecret: "",
  metadataUrl: "",
  jit: true,
  defaultRole: "member",
  adminGroup: "",
  groupRoles: [],
  emailDomains: "",
  required: false,
};

export type Provider = ({ kind: "oidc" } & OidcSettings) | ({ kind: "saml" } & SamlSettings);

export function formOf(provider: Provider): ProviderForm {
  const own =
    provider.kind === "oidc"
      ? { issuer: provider.issuer, clientId: provider.client_id }
      : { metadataUrl: provider.idp_metadata_url };
  return {
    ...newProvider,
    ...own,
    kind: provider.kind,
    name: provider.name,
    displayName: provider.display_name,
    enabled: provider.enabled,
    jit: provider.jit,
    defaultRole: provider.default_role,
    adminGroup: provider.admin_group ?? "",
    groupRoles: provider.group_roles,
    emailDomains: provider.email_domains.join(", "),
    required: provider.required,
  };
}

/** What is missing, by field; empty when the form can be sent. */
export function lacksOf(form: ProviderForm): Partial<Record<"name" | "issuer" | "clientId" | "metadataUrl", string>> {
  const isAddress = (text: string) => /^https?:\/\/\S+$/i.test(text.trim());
  const address = "An address such as https://login.example.com is needed.";
  return {
    ...(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(form.name)
      ? {}
      : { name: "Letters, digits, dots, hyphens and underscores, up to 63." }),
    ...(form.kind === "oidc" && !isAddress(form.issuer) ? { issuer: address } : {}),
    ...(form.kind === "oidc" && form.clientId.trim() === "" ? { clientId: "The client id is missing." } : {}),
    ...(form.kind === "saml" && !isAddress(form.metadataUrl) ? { metadataUrl: address } : {}),
  };
}

/**
 * As the server takes it. It replaces, so what the form does not show is taken from `before`: its own addresses, scopes,
 * and whether all teams may use it.
 */
export function oidcBody(form: ProviderForm, before: OidcSettings | undefined, origin: string): ChangeOidc {
  const ownRedirect = before === undefined || before.redirect_url.startsWith(`${origin}/`);
  return {
    ...choicesOf(form, before),
    issuer: form.issuer.trim(),
    client_id: form.clientId.trim(),
    ...(form.clientSecret === "" ? {} : { client_secret: form.clientSecret }),
    ...(before === undefined ? {} : { scopes: before.scopes }),
    redirect_url: ownRedirect ? null : before.redirect_url,
  };
}

export function samlBody(form: ProviderForm, before: SamlSettings | undefined, origin: string): ChangeSaml {
  const own = (address: string) => (address.startsWith(`${origin}/`) ? null : address);
  return {
    ...choicesOf(form, before),
    idp_metadata_url: form.metadataUrl.trim(),
    entity_id: before === undefined ? null : own(before.entity_id),
    acs_url: before === undefined ? null : own(before.acs_url),
  };
}

function choicesOf(form: ProviderForm, before: OidcSettings | SamlSettings | undefined) {
  return {
    ...(form.displayName.trim() === "" ? {} : { display_name: form.displayName.trim() }),
    enabled: form.enabled,
    jit: form.jit,
    default_role: form.defaultRole,
    admin_group: form.adminGroup.trim() === "" ? null : form.adminGroup.trim(),
    group_roles: form.groupRoles.filter(({ group }) => group.trim() !== ""),
    email_domains: form.emailDomains.split(/[\s,]+/).filter((domain) => domain !== ""),
    required: form.required,
    for_all_teams: before?.for_all_teams ?? false,
  };
}
