import {
  authProvidersAnswer,
  oidcSettingsAnswer,
  oidcSettingsListAnswer,
  samlSettingsAnswer,
  samlSettingsListAnswer,
  ssoSettingsAnswer,
  successAnswer,
} from "@gatewatch/contracts";
import type { Schema, Transport } from "./transport.ts";
import type {
  AuthProvider,
  ChangeOidc,
  ChangeSaml,
  ChangeSso,
  CreateOidc,
  CreateSaml,
  OidcSettings,
  SamlSettings,
  SsoSettings,
} from "./wire.ts";

/** The providers of one kind that the team is connected to. */
export interface ProviderSettings<Settings, Create, Change> {
  list(signal?: AbortSignal): Promise<Settings[]>;
  get(name: string, signal?: AbortSignal): Promise<Settings>;
  create(request: Create): Promise<Settings>;
  /** Replaces; an absent client secret stays. */
  replace(name: string, request: Change): Promise<Settings>;
  delete(name: string): Promise<void>;
}

export interface Sso {
  /** Every way to sign in; for everybody. */
  providers(signal?: AbortSignal): Promise<AuthProvider[]>;
  readonly oidc: ProviderSettings<OidcSettings, CreateOidc, ChangeOidc>;
  readonly saml: ProviderSettings<SamlSettings, CreateSaml, ChangeSaml>;
  /** What the team decided for all of its providers, and for SCIM. */
  settings(signal?: AbortSignal): Promise<SsoSettings>;
  change(request: ChangeSso): Promise<SsoSettings>;
}

/** Single sign-on: the ways in, and the team's settings. */
export function createSso(transport: Transport): Sso {
  return {
    providers: async (signal) => (await transport.read("/auth/providers", authProvidersAnswer, {}, signal)).providers,
    oidc: settingsAt(transport, "/admin/settings/oidc", oidcSettingsListAnswer, oidcSettingsAnswer),
    saml: settingsAt(transport, "/admin/settings/saml", samlSettingsListAnswer, samlSettingsAnswer),
    settings: async (signal) => (await transport.read("/admin/settings/sso", ssoSettingsAnswer, {}, signal)).data,
    change: async (request) => (await transport.write("PATCH", "/admin/settings/sso", ssoSettingsAnswer, request)).data,
  };
}

function settingsAt<Settings, Create, Change>(
  transport: Transport,
  path: string,
  many: Schema<{ data: Settings[] }>,
  one: Schema<{ data: Settings }>,
): ProviderSettings<Settings, Create, Change> {
  const at = (name: string) => `${path}/${encodeURIComponent(name)}`;
  return {
    list: async (signal) => (await transport.read(path, many, {}, signal)).data,
    get: async (name, signal) => (await transport.read(at(name), one, {}, signal)).data,
    create: async (request) => (await transport.write("POST", path, one, request)).data,
    replace: async (name, request) => (await transport.write("PUT", at(name), one, request)).data,
    delete: async (name) => {
      await transport.write("DELETE", at(name), successAnswer);
    },
  };
}
