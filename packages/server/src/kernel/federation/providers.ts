import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import type { Sealer } from "@gatewatch/base/seal";
import type { TeamId, UserId } from "../actor.ts";
import type { Actor, Audit } from "../audit/index.ts";
import type { Identity } from "../identity/index.ts";
import type { Teams } from "../teams/index.ts";
import { federationFaults } from "./faults.ts";
import { checkSecure, type OpenNet, readDocument } from "./outgoing.ts";
import type {
  OidcOptions,
  OidcProvider,
  ProviderChoices,
  ProviderId,
  ProviderKind,
  SamlOptions,
  SamlProvider,
} from "./provider.ts";
import { readIdpMetadata } from "./saml/metadata.ts";
import * as store from "./store.ts";

export interface OidcWish {
  readonly choices: ProviderChoices;
  readonly options: OidcOptions;
  /** `undefined`: what is kept stays; empty: a public client. */
  readonly secret: string | undefined;
}

export interface SamlWish {
  readonly choices: ProviderChoices;
  readonly options: Pick<SamlOptions, "metadataUrl" | "entityId" | "acsUrl">;
}

/** The settings of one kind of provider. Every fault `federation.*` of a wrong wish. */
export interface ProvidersOf<Wish, P> {
  list(teamId: TeamId): Promise<P[]>;
  get(teamId: TeamId, name: string): Promise<P>;
  create(actor: Actor, name: string, wish: Wish): Promise<P>;
  replace(actor: Actor, name: string, wish: Wish): Promise<P>;
  remove(actor: Actor, name: string): Promise<void>;
}

export interface TeamChoicesChange {
  readonly breakGlassUsers?: readonly UserId[] | undefined;
  readonly scim?: Partial<store.ScimRoles> | undefined;
}

export interface Providers {
  readonly oidc: ProvidersOf<OidcWish, OidcProvider>;
  readonly saml: ProvidersOf<SamlWish, SamlProvider>;
  /** The OIDC client secret, opened. */
  secretOf(provider: OidcProvider): Promise<string | undefined>;
  /** Reads the metadata of SAML providers again that were read a day ago; what cannot be read stays as it was. @returns how many changed */
  refreshMetadata(onFailure: (provider: SamlProvider, error: unknown) => void): Promise<number>;
  teamChoices(teamId: TeamId): Promise<store.TeamChoices>;
  /** @throws Fault `federation.not_an_admin`, `federation.no_break_glass` */
  changeTeam(actor: Actor, change: TeamChoicesChange): Promise<store.TeamChoices>;
}

const metadataLifeMs = 24 * 3_600_000;

export function createProviders(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly sealer: Sealer;
  readonly openNet: OpenNet;
  readonly teams: Pick<Teams, "membership" | "firstAdmin">;
  readonly identity: Pick<Identity, "external" | "endSessionsByPassword">;
  readonly audit: Audit;
}): Providers {
  const { db, clock, random, sealer, openNet, teams, identity, audit } = deps;

  const checkChoices = async ({ teamId }: Actor, choices: ProviderChoices): Promise<void> => {
    if (choices.forAllTeams && (await teams.firstAdmin())?.team.id !== teamId) throw notFirstTeam();
    if (!choices.required || !choices.enabled) return;
    await checkBreakGlass(teamId, (await store.findTeamChoices(db, teamId)).breakGlassUsers);
  };

  const checkBreakGlass = async (teamId: TeamId, users: readonly UserId[]): Promise<void> => {
    for (const userId of users) if ((await teams.membership(teamId, userId))?.role === "admin") return;
    throw federationFaults("federation.no_break_glass", {
      message:
        "Nobody could get in if the provider failed. First give an administrator the break-glass mark: PATCH /admin/settings/sso with break_glass_users.",
    });
  };

  /** Whoever came in by password, and may not any more, is out when the change commits. */
  const applyRequirement = async (tx: Tx, actor: Actor): Promise<void> => {
    const { teamId } = actor;
    if (!(await store.isRequired(tx, teamId))) return;
    await identity.endSessionsByPassword(tx, actor, (await store.findTeamChoices(tx, teamId)).breakGlassUsers);
  };

  const kindOf = <Kind extends ProviderKind, Wish extends { readonly choices: ProviderChoices }>(
    kind: Kind,
    prepare: (wish: Wish) => Promise<(id: ProviderId) => store.ProviderContent>,
  ): ProvidersOf<Wish, store.ProviderOf<Kind>> => {
    type P = store.ProviderOf<Kind>;
    const isKind = (provider: { kind: ProviderKind }): provider is P => provider.kind === kind;
    const find = async (anywhere: Db | Tx, teamId: TeamId, name: string): Promise<P> => {
      const provider = await store.findByName(anywhere, teamId, kind, name);
      if (provider && isKind(provider)) return provider;
      throw notFound(name);
    };
    return {
      list: async (teamId) => (await store.listProviders(db, teamId)).filter(isKind),
      get: (teamId, name) => find(db, teamId, name),
      async create(actor, name, wish) {
        await checkChoices(actor, wish.choices);
        const contentOf = await prepare(wish);
        const id: ProviderId = newId(clock, random);
        const { teamId } = actor;
        return inTransaction(db, async (tx) => {
          await store.lockTeam(tx, teamId);
          const stored = await store.insertProvider(
            tx,
            { id, teamId, kind, name, createdAt: clock.now() },
            contentOf(id),
          );
          if (!stored) throw nameTaken(name);
          await applyRequirement(tx, actor);
          await audit.record(tx, actor, "federation.provider_created", `provider:${id}`, {
            kind,
            name,
            ...wish.choices,
          });
          return find(tx, teamId, name);
        });
      },
      async replace(actor, name, wish) {
        const { id } = await find(db, actor.teamId, name);
        await checkChoices(actor, wish.choices);
        const contentOf = await prepare(wish);
        return inTransaction(db, async (tx) => {
          await store.lockTeam(tx, actor.teamId);
          await store.updateProvider(tx, actor.teamId, id, contentOf(id), clock.now());
          await applyRequirement(tx, actor);
          await audit.record(tx, actor, "federation.provider_changed", `provider:${id}`, {
            kind,
            name,
            ...wish.choices,
          });
          return find(tx, actor.teamId, name);
        });
      },
      async remove(actor, name) {
        await inTransaction(db, async (tx) => {
          const { id } = await find(tx, actor.teamId, name);
          await store.deleteProvider(tx, actor.teamId, id);
          await identity.external.forget(tx, actor.teamId, id);
          await audit.record(tx, actor, "federation.provider_deleted", `provider:${id}`, { kind, name });
        });
      },
    };
  };

  const pinned = async ({ metadataUrl, entityId, acsUrl }: SamlWish["options"]): Promise<SamlOptions> => {
    const idp = readIdpMetadata(await readDocument(openNet, metadataUrl));
    checkSecure("idp_metadata_url", idp.signInUrl);
    return { metadataUrl, entityId, acsUrl, idp, metadataReadAt: clock.now().toISOString() };
  };

  return {
    oidc: kindOf("oidc", async ({ choices, options, secret }: OidcWish) => {
      checkSecure("issuer", options.issuer);
      const sealed = (id: ProviderId) => (secret ? sealer.seal(Buffer.from(secret), sealContext(id)) : null);
      return (id) => ({ choices, options, secret: secret === undefined ? undefined : sealed(id) });
    }),
    saml: kindOf("saml", async ({ choices, options }: SamlWish) => {
      checkSecure("idp_metadata_url", options.metadataUrl);
      const read = await pinned(options);
      return () => ({ choices, options: read });
    }),
    async secretOf({ teamId, id }) {
      const sealed = await store.findSecret(db, teamId, id);
      return sealed && sealer.open(sealed, sealContext(id)).toString("utf8");
    },
    async refreshMetadata(onFailure) {
      const stale = await store.findStaleSaml(db, new Date(clock.now().getTime() - metadataLifeMs));
      let changed = 0;
      for (const provider of stale) {
        try {
          const options = await pinned(provider.options);
          if (options.idp.entityId !== provider.options.idp.entityId)
            throw new Error("the entityID is another one now");
          await store.updateMetadata(db, provider.teamId, provider, options);
          changed++;
        } catch (error) {
          onFailure(provider, error);
        }
      }
      return changed;
    },
    teamChoices: (teamId) => store.findTeamChoices(db, teamId),
    async changeTeam(actor, { breakGlassUsers, scim }) {
      const { teamId } = actor;
      for (const userId of breakGlassUsers ?? []) {
        if ((await teams.membership(teamId, userId))?.role !== "admin") throw notAnAdmin(userId);
      }
      if (breakGlassUsers && (await store.isRequired(db, teamId))) await checkBreakGlass(teamId, breakGlassUsers);
      return inTransaction(db, async (tx) => {
        await store.lockTeam(tx, teamId);
        const now = await store.findTeamChoices(tx, teamId);
        const chosen = {
          breakGlassUsers: [...new Set(breakGlassUsers ?? now.breakGlassUsers)],
          scim: { ...now.scim, ...scim },
        };
        await store.saveTeamChoices(tx, teamId, chosen);
        await applyRequirement(tx, actor);
        await audit.record(tx, actor, "federation.team_changed", `team:${teamId}`, { ...chosen });
        return chosen;
      });
    },
  };
}

function sealContext(id: ProviderId): string {
  return `federation_providers/${id}/secret`;
}

export function notFound(name: string) {
  return federationFaults("federation.not_found", {
    message: `There is no identity provider "${name.slice(0, 64)}" here. List the providers to see their names.`,
  });
}

function nameTaken(name: string) {
  return federationFaults("federation.name_taken", {
    message: `Another identity provider has the name "${name.slice(0, 64)}". Choose another one.`,
    fields: [{ field: "name", reason: "is taken" }],
  });
}

function notFirstTeam() {
  return federationFaults("federation.not_first_team", {
    message: "Only the team that was founded first may offer a provider to all teams. Leave for_all_teams out.",
    fields: [{ field: "for_all_teams", reason: "is for the first team" }],
  });
}

function notAnAdmin(userId: string) {
  return federationFaults("federation.not_an_admin", {
    message: `"${userId}" is no administrator of your team. The break-glass mark is for administrators.`,
    fields: [{ field: "break_glass_users", reason: "must be administrators of the team" }],
  });
}
