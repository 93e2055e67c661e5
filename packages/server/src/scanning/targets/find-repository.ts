import type { Db } from "@gatewatch/base/db";
import { readId } from "@gatewatch/base/ids";
import type { TeamId } from "../../kernel/actor.ts";
import { scanFaults } from "../faults.ts";
import { providerOf, type RepositoryRow } from "./repository.ts";
import { findRepositories } from "./store.ts";

/**
 * The team's repository that a reference names: its id in any form, its path, or its path behind `provider:` or the
 * instance's name. Of several with one path the newest.
 *
 * @param reference decoded once
 * @throws Fault `repositories.not_found`
 */
export async function findRepository(db: Db, teamId: TeamId, reference: string): Promise<RepositoryRow> {
  const id = readId(reference);
  const [, where, path = ""] = /^(?:([\w.-]+):)?\/?(.+?)(?:\.git)?\/?$/.exec(reference) ?? [];
  const found = await findRepositories(db, teamId, id === undefined ? { fullName: path } : { id });
  const row = found.find(
    ({ instance }) => id !== undefined || where === undefined || namesOf(instance).includes(where.toLowerCase()),
  );
  if (row) return row;
  throw scanFaults("repositories.not_found", {
    message: `There is no repository "${reference.slice(0, 200)}" in this team. List the repositories to see their names; one appears with its first scan.`,
  });
}

/** What may stand before the path: the instance, its provider, and any provider for a host whose name tells none. */
function namesOf(instance: string): string[] {
  const provider = providerOf(instance);
  return [instance, provider, ...(provider === "git" ? ["gitlab", "github"] : [])];
}
