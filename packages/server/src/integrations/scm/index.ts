/**
 * Source control: which GitLab and GitHub instances a team is connected to, what their tokens can read, and the token
 * for one clone. Tokens are sealed at rest, sent to their own instance alone, and never logged or shown again.
 */
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction } from "@gatewatch/base/db";
import { isFault } from "@gatewatch/base/fault";
import { newId, readId } from "@gatewatch/base/ids";
import { addressPolicy, createNet, type Net } from "@gatewatch/base/net";
import type { Random } from "@gatewatch/base/random";
import type { Sealer } from "@gatewatch/base/seal";
import type { TeamId } from "../../kernel/actor.ts";
import type { Audit } from "../../kernel/audit/index.ts";
import type { Scm, ScmConnection, ScmConnectionId } from "./contract.ts";
import { scmFaults } from "./faults.ts";
import { instanceUrl, originOf } from "./instance.ts";
import { providers } from "./providers/index.ts";
import * as store from "./store.ts";

export * from "./contract.ts";
export { scmFaults } from "./faults.ts";
export { scmMigrations } from "./migrations/index.ts";

export interface ScmDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly sealer: Pick<Sealer, "seal" | "open">;
  readonly audit: Audit;
  /** Entries of GATEWATCH_ALLOW_TARGETS: private instances must be among them. */
  readonly allowTargets: readonly string[];
}

const connectionsMax = 100;

export function createScm(deps: ScmDeps): Scm {
  const { db, clock, random, sealer, audit } = deps;

  const withNet = async <Result>(work: (net: Net) => Promise<Result>): Promise<Result> => {
    const net = createNet({ policy: addressPolicy(deps.allowTargets), clock, userAgent: "Gatewatch/0.1" });
    try {
      return await work(net);
    } finally {
      await net.close();
    }
  };
  const find = async (teamId: TeamId, text: string): Promise<store.ConnectionRow> => {
    const id = readId<"scmConnection">(text);
    const row = id && (await store.findConnection(db, teamId, id));
    if (row) return row;
    throw scmFaults("scm.not_found", {
      message: `There is no integration "${text.slice(0, 100)}" in this team. List the integrations to see their ids.`,
    });
  };
  const tokenAt = async (teamId: TeamId, url: string): Promise<string | undefined> => {
    const found = await store.findSealedToken(db, teamId, url);
    return found && sealer.open(found.sealedToken, sealContext(teamId, found.id)).toString();
  };
  const sealed = (teamId: TeamId, id: ScmConnectionId, token: string) =>
    sealer.seal(Buffer.from(token), sealContext(teamId, id));
  const accountOf = ({ provider, url }: Pick<ScmConnection, "provider" | "url">, token: string) =>
    withNet((net) => providers[provider].account({ net, url, token }));

  return {
    async connect(actor, { provider, url: wanted, token }) {
      const { teamId } = actor;
      const url = await withNet((net) => instanceUrl(net, wanted ?? providers[provider].publicUrl));
      const account = await accountOf({ provider, url }, token);
      const now = clock.now();
      const row: store.ConnectionRow = {
        id: newId<"scmConnection">(clock, random),
        provider,
        url,
        account: account.name,
        tokenExpiresAt: account.tokenExpiresAt,
        createdAt: now,
        checkedAt: now,
        problem: null,
      };
      await inTransaction(db, async (tx) => {
        if ((await store.selectConnections(tx, teamId)).length >= connectionsMax) throw tooMany();
        if (!(await store.insertConnection(tx, teamId, row, sealed(teamId, row.id, token))))
          throw alreadyConnected(url);
        await audit.record(tx, actor, "integrations.connected", `integration:${row.id}`, { provider, url });
      });
      return shown(row);
    },
    list: async (teamId) => (await store.selectConnections(db, teamId)).map(shown),
    get: async (teamId, id) => shown(await find(teamId, id)),
    async replaceToken(actor, id, token) {
      const row = await find(actor.teamId, id);
      const account = await accountOf(row, token);
      const checked = { ...row, ...checkedNow(account), checkedAt: clock.now() };
      await inTransaction(db, async (tx) => {
        await store.updateChecked(tx, actor.teamId, checked, sealed(actor.teamId, row.id, token));
        await audit.record(tx, actor, "integrations.token_replaced", `integration:${row.id}`, { url: row.url });
      });
      return shown(checked);
    },
    async check(actor, id) {
      const row = await find(actor.teamId, id);
      const token = await tokenAt(actor.teamId, row.url);
      const found = await accountOf(row, token ?? "").then(checkedNow, (error: unknown) => {
        if (
          isFault(error, "scm.token_refused") ||
          isFault(error, "scm.unreachable") ||
          isFault(error, "scm.instance_refused")
        )
          return { account: row.account, tokenExpiresAt: row.tokenExpiresAt, problem: error.message };
        throw error;
      });
      const checked = { ...row, ...found, checkedAt: clock.now() };
      await inTransaction(db, async (tx) => {
        await store.updateChecked(tx, actor.teamId, checked, null);
        await audit.record(tx, actor, "integrations.checked", `integration:${row.id}`, { problem: checked.problem });
      });
      return shown(checked);
    },
    async remove(actor, id) {
      const row = await find(actor.teamId, id);
      await inTransaction(db, async (tx) => {
        if (!(await store.deleteConnection(tx, actor.teamId, row.id))) return;
        await audit.record(tx, actor, "integrations.removed", `integration:${row.id}`, { url: row.url });
      });
    },
    async projects(teamId, id, query) {
      const { provider, url } = await find(teamId, id);
      const token = (await tokenAt(teamId, url)) ?? "";
      return withNet((net) => providers[provider].projects({ net, url, token }, query));
    },
    async isConnected(teamId, repositoryUrl) {
      const url = originOf(repositoryUrl);
      return url !== undefined && (await store.findSealedToken(db, teamId, url)) !== undefined;
    },
    async tokenFor(teamId, repositoryUrl) {
      const url = originOf(repositoryUrl);
      return url === undefined ? undefined : tokenAt(teamId, url);
    },
  };
}

/** A sealed token opens for its own connection alone. */
function sealContext(teamId: TeamId, id: ScmConnectionId): string {
  return `scm token ${teamId} ${id}`;
}

function checkedNow({ name, tokenExpiresAt }: { readonly name: string; readonly tokenExpiresAt: Date | null }) {
  return { account: name, tokenExpiresAt, problem: null };
}

function shown(row: store.ConnectionRow): ScmConnection {
  return { ...row, instance: new URL(row.url).host };
}

function alreadyConnected(url: string): Error {
  return scmFaults("scm.already_connected", {
    message: `This team is connected to "${url}" already. Replace the token of that integration instead.`,
    fields: [{ field: "url", reason: "connected already" }],
  });
}

function tooMany(): Error {
  return scmFaults("scm.too_many", {
    message: `A team can have ${connectionsMax} integrations. Remove one that is no longer used, then connect again.`,
  });
}
