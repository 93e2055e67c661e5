/**
 * Sign-in through outside identity providers (OpenID Connect, SAML 2.0): their settings, the way there and back, and who is
 * let in. A person is known by (provider, subject); an e-mail address alone never opens an account. Secrets are sealed
 * and shown to nobody; nothing that a provider says counts before its signature was checked.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { Db } from "@gatewatch/base/db";
import { addressPolicy, createNet } from "@gatewatch/base/net";
import type { Random } from "@gatewatch/base/random";
import type { Sealer } from "@gatewatch/base/seal";
import type { TeamId } from "../actor.ts";
import type { Audit } from "../audit/index.ts";
import type { Identity } from "../identity/index.ts";
import type { Logins } from "../logins/index.ts";
import type { Teams } from "../teams/index.ts";
import { domainOf } from "./admission.ts";
import { createEntrance } from "./enter.ts";
import { acsUrlOf, entityIdOf, loginUrlOf, type OidcProvider, redirectUrlOf, type SamlProvider } from "./provider.ts";
import { createProviders, type Providers } from "./providers.ts";
import { createSignIns, type SignIns } from "./sign-in.ts";
import * as store from "./store.ts";

export { roleFromGroups } from "./admission.ts";
export { federationFaults } from "./faults.ts";
export { federationMigrations } from "./migrations/index.ts";
export type { OidcProvider, Provider, ProviderChoices, ProviderKind, SamlProvider } from "./provider.ts";
export type { OidcWish, ProvidersOf, SamlWish, TeamChoicesChange } from "./providers.ts";
export { startMetadataRefresh } from "./refresh.ts";
export { createSignInRules, isBreakGlass } from "./sign-in-rules.ts";
export { isSlugLocked } from "./slug-lock.ts";
export type { ScimRoles, TeamChoices } from "./store.ts";

/** A way to sign in, as anybody may see it. */
export interface SignInWay {
  readonly type: "oidc" | "saml";
  readonly name: string;
  readonly displayName: string;
  /** A path of this server. */
  readonly loginUrl: string;
}

export interface Federation
  extends SignIns,
    Pick<Providers, "oidc" | "saml" | "teamChoices" | "changeTeam" | "refreshMetadata"> {
  /** Every enabled provider of every team. */
  ways(): Promise<SignInWay[]>;
  /** Where a SCIM client is pointed to. */
  readonly scimBaseUrl: string;
  teamFacts(teamId: TeamId): Promise<TeamFacts>;
  /** Whether an enabled provider of the team speaks for the domain of an e-mail address. */
  hasDomain(teamId: TeamId, email: string): Promise<boolean>;
  loginUrlOf: typeof loginUrlOf;
  /** Addresses of ours that a provider's administrator has to enter. */
  addressesOf(provider: OidcProvider): { readonly redirectUrl: string };
  addressesOf(provider: SamlProvider): { readonly acsUrl: string; readonly entityId: string };
}

export interface TeamFacts {
  /** A provider is connected: the team's slug cannot change any more. */
  readonly slugLocked: boolean;
  /** A required provider is enabled: the team's members do not come in by password. */
  readonly required: boolean;
  /** Where a SCIM client is pointed to. */
  readonly scimBaseUrl: string;
}

export function createFederation(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly sealer: Sealer;
  readonly teams: Teams;
  readonly identity: Pick<Identity, "external" | "addPerson" | "open" | "endSessionsByPassword">;
  /** Whether the team's groups come by SCIM: then what providers say of groups at a sign-in counts for nothing. */
  readonly hasScimGroups: (teamId: TeamId) => Promise<boolean>;
  readonly audit: Audit;
  readonly logins: Pick<Logins, "record">;
  /** Private addresses at which providers may be asked. */
  readonly allowTargets: readonly string[];
  /** Origin of this server, as browsers reach it. */
  readonly publicUrl: string;
}): Federation {
  const { db, clock } = deps;
  const policy = addressPolicy(deps.allowTargets);
  const openNet = () => createNet({ policy, clock, userAgent: "Gatewatch/0.1" });
  const publicUrl = deps.publicUrl.replace(/\/$/, "");
  const providers = createProviders({ ...deps, openNet });
  const signIns = createSignIns({ ...deps, openNet, publicUrl, providers, enter: createEntrance(deps) });

  function addressesOf(provider: OidcProvider): { redirectUrl: string };
  function addressesOf(provider: SamlProvider): { acsUrl: string; entityId: string };
  function addressesOf(provider: OidcProvider | SamlProvider) {
    return provider.kind === "oidc"
      ? { redirectUrl: redirectUrlOf(provider, publicUrl) }
      : { acsUrl: acsUrlOf(provider, publicUrl), entityId: entityIdOf(provider, publicUrl) };
  }

  return {
    ...signIns,
    oidc: providers.oidc,
    saml: providers.saml,
    teamChoices: providers.teamChoices,
    changeTeam: providers.changeTeam,
    refreshMetadata: providers.refreshMetadata,
    async ways() {
      return (await store.listEnabled(db)).map((provider) => ({
        type: provider.kind,
        name: provider.name,
        displayName: provider.displayName,
        loginUrl: loginUrlOf(provider),
      }));
    },
    async teamFacts(teamId) {
      const enabled = (await store.listProviders(db, teamId)).filter((provider) => provider.enabled);
      return {
        slugLocked: enabled.length > 0,
        required: enabled.some(({ required }) => required),
        scimBaseUrl: `${publicUrl}/scim/v2`,
      };
    },
    async hasDomain(teamId, email) {
      const enabled = (await store.listProviders(db, teamId)).filter((provider) => provider.enabled);
      return enabled.some(({ emailDomains }) => emailDomains.includes(domainOf(email)));
    },
    scimBaseUrl: `${publicUrl}/scim/v2`,
    loginUrlOf,
    addressesOf,
  };
}
