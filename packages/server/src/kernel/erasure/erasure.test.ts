import { inTransaction } from "@gatewatch/base/db";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestServer, testServer } from "../../api/testkit/index.ts";
import { migrations } from "../../platform.ts";
import { wireErasure } from "../../wire-erasure.ts";
import { origin, testAdmin, testMember } from "../testkit/accounts.ts";
import type { Erasure } from "./index.ts";

let server: TestServer;
let erasure: Erasure;
beforeAll(async () => {
  server = await testServer();
  await testAdmin(server.test.kernel, "operator");
  erasure = wireErasure(server.test.database.db, server.test.kernel, "/nonexistent");
});
afterAll(() => server.close());

/** Kept on purpose: they prove that the rest is gone, and name people by id alone. */
const kept = ["audit_chains", "audit_entries"];

const tablesWithTeams = async () => {
  const { rows } = await sql<{ name: string }>`SELECT table_name AS name FROM information_schema.columns
    WHERE column_name = 'team_id' AND table_schema = 'public'`.execute(server.test.database.db);
  return rows.map(({ name }) => name).toSorted();
};
const rowsOf = async (teamId: string) => {
  const counts: [string, number][] = [];
  for (const table of await tablesWithTeams()) {
    const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM ${sql.table(table)}
      WHERE team_id = ${teamId}`.execute(server.test.database.db);
    if (rows[0]!.count > 0 && !kept.includes(table)) counts.push([table, rows[0]!.count]);
  }
  return counts;
};

it("knows every table whose rows belong to a team, once", async () => {
  const stated = migrations.flatMap(({ teamTables = [] }) => teamTables);
  expect([...stated, ...kept].toSorted()).toEqual(await tablesWithTeams());
});

it("states tables in rooms of their own name", () => {
  for (const { room, teamTables = [] } of migrations) {
    for (const table of teamTables) expect(table).toMatch(new RegExp(`^${room}_`));
  }
});

it("exports and erases a team with everything of it, and those who belong to no other", async () => {
  const { kernel } = server.test;
  const team = await server.team("gone");
  const admin = { kind: "session", teamId: team.teamId, userId: team.userId, role: "admin" } as const;
  const guest = await testAdmin(kernel, "guest");
  await inTransaction(server.test.database.db, (tx) => kernel.teams.addMember(tx, team.teamId, guest.userId, "member"));
  const { value } = await team.key();
  await team.scan();
  await kernel.invitations.create(admin, { email: "invited@example.com", role: "member" });
  const { token } = await kernel.identity.signIn(team.email, team.password, origin);
  const { slug } = await kernel.teams.get(team.teamId);
  const lines: string[] = [];
  for await (const line of erasure.exportTeam(slug)) lines.push(line);
  const text = lines.join("");
  for (const table of ["teams_teams", "teams_members", "scans_scan", "keys_keys"]) {
    expect(text).toContain(`{"table":"${table}"`);
  }
  expect(text).not.toMatch(/token_hash|"hash"|sealed/);
  expect((await rowsOf(team.teamId)).length).toBeGreaterThan(5);
  await expect(erasure.eraseTeam(admin, team.teamId, "other")).rejects.toMatchObject({ code: "erasure.not_confirmed" });
  expect(await kernel.identity.resolve(token)).toBeDefined();
  await erasure.eraseTeam(admin, team.teamId, slug);
  expect(await rowsOf(team.teamId)).toEqual([]);
  expect(await kernel.identity.resolve(token)).toBeUndefined();
  expect(
    await kernel.keys.revive(team.teamId, (await kernel.keys.resolve(value, ""))?.keyId ?? (admin.userId as never)),
  ).toBeUndefined();
  expect(await kernel.identity.byEmail(team.email)).toBeUndefined();
  expect(await kernel.identity.byEmail(guest.email)).toBeDefined();
  await expect(erasure.eraseTeam(admin, team.teamId, slug)).rejects.toMatchObject({ code: "teams.not_found" });
});

it("does not erase the operator's own team", async () => {
  const { kernel } = server.test;
  const teamId = (await kernel.teams.operatorTeam())!;
  const { slug } = await kernel.teams.get(teamId);
  await expect(erasure.eraseTeam({ kind: "system", teamId }, slug, slug)).rejects.toMatchObject({
    code: "erasure.last_team",
  });
});

it("exports and erases a person, of whom the audit log keeps an id alone", async () => {
  const { kernel } = server.test;
  const admin = await testAdmin(kernel, "keeps");
  const person = await testMember(kernel, admin.teamId, "leaves", "member");
  const { token, open } = await kernel.identity.signIn(person.email, person.password, origin);
  const { value } = await kernel.keys.create(open.principal, { name: "of leaves" });
  const told = JSON.stringify(await erasure.exportPerson(admin, person.userId));
  for (const text of [person.email, "of leaves", "identity.signed_in", origin.ip]) expect(told).toContain(text);
  expect(told).not.toMatch(/passwordHash|argon2/);
  await expect(erasure.erasePerson(admin, person.userId, "x")).rejects.toMatchObject({ code: "erasure.not_confirmed" });
  await erasure.erasePerson(admin, person.userId, person.email.toUpperCase());
  expect(await kernel.identity.resolve(token)).toBeUndefined();
  expect(await kernel.identity.byEmail(person.email)).toBeUndefined();
  await expect(kernel.members.get(admin.teamId, person.userId)).rejects.toMatchObject({ status: 404 });
  const { rows } = await sql<{ name: string }>`SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`.execute(server.test.database.db);
  for (const { name } of rows) {
    const found = await sql`SELECT FROM ${sql.table(name)} t WHERE t::text ILIKE ${`%${person.email}%`}`.execute(
      server.test.database.db,
    );
    expect([name, found.rows.length]).toEqual([name, 0]);
  }
  expect((await kernel.audit.list(admin.teamId, { actor: person.userId, limit: 10 })).entries.length).toBeGreaterThan(
    0,
  );
  const again = await kernel.keys.resolve(value, "192.0.2.1");
  expect(again).toBeUndefined();
});

it("leaves a person alone who belongs to another team too", async () => {
  const { kernel } = server.test;
  const admin = await testAdmin(kernel, "first");
  const shared = await testAdmin(kernel, "second");
  await inTransaction(server.test.database.db, (tx) =>
    kernel.teams.addMember(tx, admin.teamId, shared.userId, "member"),
  );
  const refused = { code: "identity.belongs_elsewhere" };
  await expect(erasure.exportPerson(admin, shared.userId)).rejects.toMatchObject(refused);
  await expect(erasure.erasePerson(admin, shared.userId, shared.email)).rejects.toMatchObject(refused);
});
