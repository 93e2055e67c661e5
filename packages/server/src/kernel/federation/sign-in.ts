import type { Clock } from "@gatewatch/base/clock";
import type { Db } from "@gatewatch/base/db";
import { isFault } from "@gatewatch/base/fault";
import type { Random } from "@gatewatch/base/random";
import type { Sealer } from "@gatewatch/base/seal";
import type { Origin } from "../identity/index.ts";
import type { Logins } from "../logins/index.ts";
import type { Teams } from "../teams/index.ts";
import type { Vouched } from "./claims.ts";
import { federationFaults } from "./faults.ts";
import { createOidc, type OidcClient } from "./oidc/oidc.ts";
import type { OpenNet } from "./outgoing.ts";
import { createPendingSignIns, type Taken } from "./pending.ts";
import {
  acsUrlOf,
  entityIdOf,
  type OidcProvider,
  type Provider,
  type ProviderKind,
  redirectUrlOf,
  type SamlProvider,
} from "./provider.ts";
import { notFound, type Providers } from "./providers.ts";
import { createRefusalLog } from "./refusal-log.ts";
import { returnPathOf } from "./return-path.ts";
import { authnRequestUrl, type SamlClient, spMetadata, vouchBySaml } from "./saml/saml.ts";
import * as store from "./store.ts";

export interface Entered {
  /** Of the new session. */
  readonly token: string;
  /** A path of this server. */
  readonly returnPath: string;
}

export interface SignIns {
  /**
   * Begins a sign-in.
   *
   * @param from `browser`: what the browser kept of an earlier try; `returnTo`: where it wants to be afterwards
   * @returns where to send the browser, and the secret it has to keep for ten minutes
   * @throws Fault `federation.not_found`, `federation.provider_unreachable`
   */
  begin(
    kind: ProviderKind,
    name: string,
    from: { readonly browser: string | undefined; readonly returnTo: string | undefined },
  ): Promise<{ readonly url: string; readonly browser: string }>;
  /** @throws Fault `federation.sign_in_expired`, `federation.sign_in_failed`, those of who is not let in; all are logged */
  finishOidc(
    query: Readonly<Record<string, string | undefined>>,
    browser: string | undefined,
    origin: Origin,
  ): Promise<Entered>;
  /** @throws Fault `federation.sign_in_expired`, `federation.sign_in_failed`, those of who is not let in; all are logged */
  finishSaml(
    form: { readonly samlResponse: string; readonly relayState: string | undefined },
    browser: string | undefined,
    origin: Origin,
  ): Promise<Entered>;
  /** This server's metadata for one provider, XML. Throws `federation.not_found`. */
  samlMetadata(name: string): Promise<string>;
}

export function createSignIns(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly sealer: Sealer;
  readonly openNet: OpenNet;
  readonly publicUrl: string;
  readonly providers: Pick<Providers, "secretOf">;
  readonly enter: (provider: Provider, vouched: Vouched, origin: Origin) => Promise<{ readonly token: string }>;
  readonly logins: Pick<Logins, "record">;
  readonly teams: Pick<Teams, "all">;
}): SignIns {
  const { db, publicUrl, providers, enter } = deps;
  const recordRefusal = createRefusalLog(deps);
  const pending = createPendingSignIns(deps);
  const oidc = createOidc(deps);

  const oidcClient = async (provider: OidcProvider): Promise<OidcClient> => ({
    provider,
    secret: await providers.secretOf(provider),
    redirectUrl: redirectUrlOf(provider, publicUrl),
  });
  const samlClient = (provider: SamlProvider): SamlClient => ({
    provider,
    entityId: entityIdOf(provider, publicUrl),
    acsUrl: acsUrlOf(provider, publicUrl),
  });

  /** The sign-in that waits for this answer, which nobody can give again, with its provider. */
  const takeBack = async <Kind extends ProviderKind>(
    kind: Kind,
    state: string | undefined,
    browser: string | undefined,
  ): Promise<{ taken: Taken; provider: store.ProviderOf<Kind> }> => {
    const isKind = (found: Provider): found is store.ProviderOf<Kind> => found.kind === kind;
    const taken = await pending.take(state, browser);
    const provider = await store.findEnabledById(db, taken.providerId);
    if (!provider) {
      throw federationFaults("federation.not_found", {
        message: "The identity provider was switched off meanwhile. Sign in another way.",
      });
    }
    if (!isKind(provider)) throw mixedUp(provider);
    return { taken, provider };
  };

  const finish = async <Kind extends ProviderKind>(
    kind: Kind,
    { state, browser, origin }: { state: string | undefined; browser: string | undefined; origin: Origin },
    vouch: (provider: store.ProviderOf<Kind>, taken: Taken) => Promise<Vouched>,
  ): Promise<Entered> => {
    const asked = await pending.providerOf(state);
    let vouched: Vouched | undefined;
    try {
      const { taken, provider } = await takeBack(kind, state, browser);
      vouched = await vouch(provider, taken);
      const { token } = await enter(provider, vouched, origin);
      return { token, returnPath: taken.returnPath };
    } catch (error) {
      if (isFault(error)) await recordRefusal(error, { kind, asked, vouched, origin });
      throw error;
    }
  };

  return {
    async begin(kind, name, { browser, returnTo }) {
      const provider = await store.findEnabled(db, kind, name);
      if (!provider) throw notFound(name);
      const begun = await pending.begin(provider.id, returnPathOf(returnTo), browser);
      const url =
        provider.kind === "oidc"
          ? await oidc.authorizationUrl(await oidcClient(provider), begun)
          : await authnRequestUrl(samlClient(provider), begun.requestId, begun.state);
      return { url, browser: begun.browser };
    },
    finishOidc: (query, browser, origin) =>
      finish("oidc", { state: query.state, browser, origin }, async (provider, taken) =>
        oidc.vouch(await oidcClient(provider), query, taken),
      ),
    finishSaml: ({ samlResponse, relayState }, browser, origin) =>
      finish("saml", { state: relayState, browser, origin }, (provider, taken) =>
        vouchBySaml(samlClient(provider), samlResponse, taken.requestId),
      ),
    async samlMetadata(name) {
      const provider = await store.findEnabled(db, "saml", name);
      if (provider?.kind !== "saml") throw notFound(name);
      return spMetadata(samlClient(provider));
    },
  };
}

function mixedUp({ displayName }: Provider) {
  return federationFaults("federation.sign_in_failed", {
    message: `This answer is not of the kind that "${displayName}" gives. Begin the sign-in again.`,
  });
}
