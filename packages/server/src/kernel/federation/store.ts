import type { Db, Tx } from "@gatewatch/base/db";
import { type RawBuilder, sql } from "kysely";
import type { TeamId, UserId } from "../actor.ts";
import type { GroupRole, Role } from "./group-roles.ts";
import type {
  OidcOptions,
  OidcProvider,
  Provider,
  ProviderChoices,
  ProviderId,
  ProviderKind,
  SamlOptions,
  SamlProvider,
} from "./provider.ts";

/** A provider of one kind. */
export type ProviderOf<Kind extends ProviderKind> = Extract<Provider, { kind: Kind }>;

interface Row {
  readonly id: ProviderId;
  readonly teamId: TeamId;
  readonly name: string;
  readonly choices: ProviderChoices;
  readonly hasSecret: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
type StoredRow = Row & ({ kind: "oidc"; options: OidcOptions } | { kind: "saml"; options: SamlOptions });

const columns = sql`id, team_id AS "teamId", kind, name, choices, options, secret IS NOT NULL AS "hasSecret",
  created_at AS "createdAt", updated_at AS "updatedAt"`;

/** @returns false when the name is taken, by any team */
export async function insertProvider(
  tx: Tx,
  provider: Pick<Provider, "id" | "kind" | "name" | "createdAt"> & { readonly teamId: TeamId },
  content: ProviderContent,
): Promise<boolean> {
  const { id, teamId, kind, name, createdAt } = provider;
  const { choices, options, secret } = content;
  const { numAffectedRows } = await sql`
    INSERT INTO federation_providers
      (id, team_id, kind, name, choices, enabled, required, options, secret, created_at, updated_at)
    VALUES (${id}, ${teamId}, ${kind}, ${name}, ${JSON.stringify(choices)}::jsonb, ${choices.enabled},
      ${choices.required}, ${JSON.stringify(options)}::jsonb, ${secret ?? null}, ${createdAt}, ${createdAt})
    ON CONFLICT DO NOTHING`.execute(tx);
  return numAffectedRows === 1n;
}

export interface ProviderContent {
  readonly choices: ProviderChoices;
  readonly options: OidcOptions | SamlOptions;
  /** Sealed; `null` removes it, `undefined` leaves it. */
  readonly secret?: Buffer | null | undefined;
}

export async function updateProvider(
  tx: Tx,
  teamId: TeamId,
  id: ProviderId,
  { choices, options, secret }: ProviderContent,
  at: Date,
): Promise<void> {
  await sql`UPDATE federation_providers SET choices = ${JSON.stringify(choices)}::jsonb, enabled = ${choices.enabled},
      required = ${choices.required}, options = ${JSON.stringify(options)}::jsonb, updated_at = ${at},
      secret = ${secret === undefined ? sql`secret` : secret}
    WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
}

/** What was read of a provider's metadata, unless its settings changed meanwhile. */
export async function updateMetadata(
  db: Db,
  teamId: TeamId,
  { id, updatedAt }: SamlProvider,
  options: SamlOptions,
): Promise<void> {
  await sql`UPDATE federation_providers SET options = ${JSON.stringify(options)}::jsonb
    WHERE team_id = ${teamId} AND id = ${id} AND updated_at = ${updatedAt}`.execute(db);
}

export async function deleteProvider(tx: Tx, teamId: TeamId, id: ProviderId): Promise<void> {
  await sql`DELETE FROM federation_providers WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
}

export async function listProviders(db: Db | Tx, teamId: TeamId): Promise<Provider[]> {
  return read(db, sql`team_id = ${teamId}`);
}

/** Across teams: what the sign-in page offers. */
export async function listEnabled(allTeams: Db): Promise<Provider[]> {
  return read(allTeams, sql`enabled`);
}

export async function findByName(
  db: Db | Tx,
  teamId: TeamId,
  kind: ProviderKind,
  name: string,
): Promise<Provider | undefined> {
  return (await read(db, sql`team_id = ${teamId} AND kind = ${kind} AND lower(name) = lower(${name})`))[0];
}

/** Across teams: whoever signs in names the provider first. */
export async function findEnabled(allTeams: Db, kind: ProviderKind, name: string): Promise<Provider | undefined> {
  return (await read(allTeams, sql`enabled AND kind = ${kind} AND lower(name) = lower(${name})`))[0];
}

/** Across teams: the provider that a sign-in under way was begun with, as long as it is enabled. */
export async function findEnabledById(allTeams: Db | Tx, id: ProviderId): Promise<Provider | undefined> {
  return (await read(allTeams, sql`enabled AND id = ${id}`))[0];
}

/** Across teams: SAML providers whose metadata were read before `before`. */
export async function findStaleSaml(allTeams: Db, before: Date): Promise<SamlProvider[]> {
  const stale = sql`enabled AND kind = 'saml' AND options->>'metadataReadAt' < ${before.toISOString()}`;
  return (await read(allTeams, stale)).filter((provider) => provider.kind === "saml");
}

export async function findSecret(db: Db, teamId: TeamId, id: ProviderId): Promise<Buffer | undefined> {
  const { rows } = await sql<{ secret: Buffer | null }>`SELECT secret FROM federation_providers
    WHERE team_id = ${teamId} AND id = ${id}`.execute(db);
  return rows[0]?.secret ?? undefined;
}

/** Whether any provider of the team is enabled and required. */
export async function isRequired(db: Db | Tx, teamId: TeamId): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`SELECT EXISTS (SELECT FROM federation_providers
    WHERE team_id = ${teamId} AND enabled AND required) AS found`.execute(db);
  return rows[0]!.found;
}

/** How groups that come by SCIM give roles. */
export interface ScimRoles {
  readonly adminGroup: string | null;
  readonly groupRoles: readonly GroupRole[];
  readonly defaultRole: Role;
}

export interface TeamChoices {
  readonly breakGlassUsers: readonly UserId[];
  readonly scim: ScimRoles;
}

const newTeam: TeamChoices = {
  breakGlassUsers: [],
  scim: { adminGroup: null, groupRoles: [], defaultRole: "member" },
};

export async function findTeamChoices(db: Db | Tx, teamId: TeamId): Promise<TeamChoices> {
  const { rows } = await sql<{ breakGlassUsers: UserId[]; scim: ScimRoles }>`
    SELECT break_glass_users AS "breakGlassUsers", scim FROM federation_teams WHERE team_id = ${teamId}`.execute(db);
  return rows[0] ?? newTeam;
}

/** One change of a team's providers and choices at a time. */
export async function lockTeam(tx: Tx, teamId: TeamId): Promise<void> {
  await sql`INSERT INTO federation_teams (team_id, scim) VALUES (${teamId}, ${JSON.stringify(newTeam.scim)}::jsonb)
    ON CONFLICT DO NOTHING`.execute(tx);
  await sql`SELECT FROM federation_teams WHERE team_id = ${teamId} FOR UPDATE`.execute(tx);
}

export async function saveTeamChoices(tx: Tx, teamId: TeamId, { breakGlassUsers, scim }: TeamChoices): Promise<void> {
  await sql`UPDATE federation_teams
    SET break_glass_users = ${breakGlassUsers}::uuid[], scim = ${JSON.stringify(scim)}::jsonb
    WHERE team_id = ${teamId}`.execute(tx);
}

/** A sign-in under way. */
export interface Pending {
  readonly providerId: ProviderId;
  readonly browserHash: Buffer;
  /** SAML: the `ID` of the AuthnRequest. */
  readonly requestId: string;
  readonly returnPath: string;
  readonly expiresAt: Date;
}

/** Across teams: nobody is known yet. Sweeps what is over. */
export async function insertPending(allTeams: Db, stateHash: Buffer, pending: Pending, now: Date): Promise<void> {
  const { providerId, browserHash, requestId, returnPath, expiresAt } = pending;
  await sql`DELETE FROM federation_pending WHERE expires_at <= ${now}`.execute(allTeams);
  await sql`INSERT INTO federation_pending (state_hash, provider_id, browser_hash, request_id, return_path, expires_at)
    VALUES (${stateHash}, ${providerId}, ${browserHash}, ${requestId}, ${returnPath}, ${expiresAt})`.execute(allTeams);
}

/** Across teams. A sign-in is gone with the first look of the browser that began it. */
export async function takePending(
  allTeams: Db,
  stateHash: Buffer,
  browserHash: Buffer,
  now: Date,
): Promise<Pending | undefined> {
  const { rows } = await sql<Pending>`DELETE FROM federation_pending
    WHERE state_hash = ${stateHash} AND browser_hash = ${browserHash} AND expires_at > ${now}
    RETURNING provider_id AS "providerId", browser_hash AS "browserHash", request_id AS "requestId",
      return_path AS "returnPath", expires_at AS "expiresAt"`.execute(allTeams);
  return rows[0];
}

/** Across teams: which provider a sign-in was begun with. */
export async function findPendingProvider(allTeams: Db, stateHash: Buffer): Promise<ProviderId | undefined> {
  const { rows } = await sql<{ id: ProviderId }>`SELECT provider_id AS id FROM federation_pending
    WHERE state_hash = ${stateHash}`.execute(allTeams);
  return rows[0]?.id;
}

async function read(db: Db | Tx, condition: RawBuilder<unknown>): Promise<Provider[]> {
  const { rows } = await sql<StoredRow>`SELECT ${columns} FROM federation_providers WHERE ${condition}
    ORDER BY lower(name), kind LIMIT 1000`.execute(db);
  return rows.map(providerOf);
}

function providerOf({ choices, hasSecret, ...row }: StoredRow): Provider {
  return row.kind === "oidc"
    ? ({ ...choices, ...row, hasSecret } satisfies OidcProvider)
    : ({ ...choices, ...row } satisfies SamlProvider);
}
