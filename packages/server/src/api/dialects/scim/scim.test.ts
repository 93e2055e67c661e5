import { inTransaction } from "@gatewatch/base/db";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { json, type TestServer, type TestTeam, testServer } from "../../testkit/index.ts";

let server: TestServer;
let team: TestTeam;
let key: string;
let otherKey: string;

beforeAll(async () => {
  server = await testServer();
  team = await server.team("acme");
  key = (await team.key({ scopes: ["sso.write"] })).value;
  otherKey = (await (await server.team("other")).key({ scopes: ["sso.write"] })).value;
  const admin = (await team.key()).value;
  const set = await fetch(`${server.url}/api/v1/admin/settings/sso`, {
    method: "PATCH",
    headers: { "x-api-key": admin, "content-type": "application/json" },
    body: JSON.stringify({
      scim_group_roles: [
        { group: "Operations", role: "manager" },
        { group: "Auditors", role: "read_only" },
      ],
      scim_admin_group: "Roots",
    }),
  });
  expect(set.status).toBe(200);
  const verified = await fetch(`${server.url}/api/v1/admin/settings/oidc`, {
    method: "POST",
    headers: { "x-api-key": admin, "content-type": "application/json" },
    body: JSON.stringify({
      name: "corp",
      issuer: "https://login.example.com",
      client_id: "x",
      email_domains: ["example.com"],
    }),
  });
  expect(verified.status).toBe(201);
});
beforeEach(() => sql`DELETE FROM limits_counters`.execute(server.test.database.db));
afterAll(() => server.close());

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}, as = key) {
  const response = await fetch(`${server.url}/scim/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${as}`, "content-type": "application/scim+json; charset=utf-8", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.status === 204) return { status: 204, headers: response.headers, body: await response.text() };
  expect(response.headers.get("content-type")).toContain("application/scim+json");
  return { status: response.status, headers: response.headers, body: await json(response) };
}
const filtered = (kind: string, filter: string, more = "") =>
  ask("GET", `/${kind}?filter=${encodeURIComponent(filter)}${more}`);
const patch = (...Operations: unknown[]) => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations,
});
let count = 0;
const newUser = async (change: object = {}) => {
  const name = `person${++count}@example.com`;
  const made = await ask("POST", "/Users", { schemas: [], userName: name, ...change });
  expect(made).toMatchObject({ status: 201 });
  return made.body;
};
const roleOf = async (userId: string) => (await server.test.kernel.teams.member(team.teamId, userId)).role;

/** As Okta documents its requests: a probe by name, a whole user, PUT, and PATCH without a path. */
describe("Okta", () => {
  it("looks for a user, makes it, reads it, replaces it, and deactivates it", async () => {
    const userName = "okta.user@example.com";
    expect((await filtered("Users", `userName eq "${userName}"`, "&startIndex=1&count=100")).body).toEqual({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
      totalResults: 0,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    });
    const wish = {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
      userName,
      name: { givenName: "Okta", familyName: "User" },
      emails: [{ primary: true, value: userName, type: "work" }],
      displayName: "Okta User",
      locale: "en-US",
      externalId: "00ujl29u0le5T6Aj10h7",
      groups: [],
      active: true,
    };
    const made = await ask("POST", "/Users", wish);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ userName, active: true, displayName: "Okta User", externalId: wish.externalId });
    expect(made.headers.get("location")).toBe(made.body.meta.location);
    expect(made.headers.get("etag")).toBe(made.body.meta.version);
    const { id } = made.body;
    expect((await ask("GET", `/Users/${id}`)).body).toEqual(made.body);
    expect((await filtered("Users", `userName eq "${userName.toUpperCase()}"`)).body.Resources[0].id).toBe(id);
    expect((await filtered("Users", `externalId eq "${wish.externalId}"`)).body.totalResults).toBe(1);
    expect(await roleOf(id)).toBe("member");
    const person = await server.test.kernel.identity.byEmail(userName);
    expect(person).toMatchObject({ id, name: "Okta User" });

    const replaced = await ask("PUT", `/Users/${id}`, { ...wish, displayName: "Renamed" });
    expect(replaced.body).toMatchObject({ displayName: "Renamed", meta: { version: 'W/"2"' } });
    expect(await server.test.kernel.identity.byEmail(userName)).toMatchObject({ name: "Renamed" });
    const off = await ask("PATCH", `/Users/${id}`, patch({ op: "replace", value: { active: false } }));
    expect(off.body.active).toBe(false);
    expect((await ask("PATCH", `/Users/${id}`, patch({ op: "replace", value: { active: true } }))).body.active).toBe(
      true,
    );
  });

  it("pushes a group and its members, which give roles", async () => {
    const [one, two] = [await newUser(), await newUser()];
    const made = await ask("POST", "/Groups", {
      displayName: "Operations",
      members: [{ value: one.id, display: one.userName }],
    });
    expect(made).toMatchObject({ status: 201, body: { members: [{ value: one.id, display: one.userName }] } });
    const { id } = made.body;
    expect([await roleOf(one.id), await roleOf(two.id)]).toEqual(["manager", "member"]);
    await ask("PATCH", `/Groups/${id}`, patch({ op: "add", path: "members", value: [{ value: two.id }] }));
    expect(await roleOf(two.id)).toBe("manager");
    await ask("PATCH", `/Groups/${id}`, patch({ op: "remove", path: `members[value eq "${one.id}"]` }));
    expect([await roleOf(one.id), await roleOf(two.id)]).toEqual(["member", "manager"]);
    await ask("PATCH", `/Groups/${id}`, patch({ op: "replace", value: { id, displayName: "Auditors" } }));
    expect(await roleOf(two.id)).toBe("read_only");
    expect((await ask("GET", `/Users/${two.id}`)).body.groups).toMatchObject([{ value: id, display: "Auditors" }]);
    expect((await filtered("Groups", `members.value eq "${two.id}"`)).body.Resources[0].id).toBe(id);
    await ask("PATCH", `/Groups/${id}`, patch({ op: "replace", path: "members", value: [{ value: one.id }] }));
    expect([await roleOf(one.id), await roleOf(two.id)]).toEqual(["read_only", "member"]);
    expect((await ask("DELETE", `/Groups/${id}`)).status).toBe(204);
    expect(await roleOf(one.id)).toBe("member");
    expect((await ask("GET", `/Groups/${id}`)).status).toBe(404);
  });
});

/** As Entra documents its requests: capitalized operations, text for booleans, paths with filters, dotted names. */
describe("Entra", () => {
  it("makes a user and changes it by paths", async () => {
    const userName = "entra.user@example.com";
    const made = await ask("POST", "/Users", {
      schemas: [
        "urn:ietf:params:scim:schemas:core:2.0:User",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
      ],
      externalId: "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
      userName,
      active: true,
      emails: [{ primary: true, type: "work", value: userName }],
      meta: { resourceType: "User" },
      name: { formatted: "givenName familyName", familyName: "familyName", givenName: "givenName" },
      roles: [],
    });
    expect(made.status).toBe(201);
    const change = await ask(
      "PATCH",
      `/Users/${made.body.id}`,
      patch(
        { op: "Replace", path: 'emails[type eq "work"].value', value: "updated@example.com" },
        { op: "Add", path: 'emails[type eq "home"].value', value: "home@example.com" },
        { op: "Replace", path: "name.familyName", value: "updatedFamilyName" },
        { op: "Add", path: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", value: "Sales" },
        { op: "Replace", value: { displayName: "Dotted", "name.givenName": "Ann" } },
        { op: "Replace", path: "active", value: "False" },
      ),
    );
    expect(change.body).toMatchObject({
      active: false,
      displayName: "Dotted",
      name: { givenName: "Ann", familyName: "updatedFamilyName" },
      emails: [
        { primary: true, type: "work", value: "updated@example.com" },
        { type: "home", value: "home@example.com" },
      ],
    });
    // The domain is one of the team's provider: the account follows.
    expect(await server.test.kernel.identity.user(made.body.id)).toMatchObject({ email: "updated@example.com" });
  });

  it("asks for a group without its members, and adds and removes them with a list", async () => {
    const [one, two] = [await newUser(), await newUser()];
    const { id } = (await ask("POST", "/Groups", { externalId: "8aa1a0c0", displayName: "Roots", members: [] })).body;
    const found = await filtered("Groups", 'displayName eq "roots"', "&excludedAttributes=members");
    expect(found.body.Resources).toMatchObject([{ id, displayName: "Roots" }]);
    expect(found.body.Resources[0]).not.toHaveProperty("members");
    const add = {
      op: "Add",
      path: "members",
      value: [
        { $ref: null, value: one.id },
        { $ref: null, value: two.id },
      ],
    };
    await ask("PATCH", `/Groups/${id}`, patch(add));
    expect([await roleOf(one.id), await roleOf(two.id)]).toEqual(["admin", "admin"]);
    await ask(
      "PATCH",
      `/Groups/${id}`,
      patch({ op: "Remove", path: "members", value: [{ $ref: null, value: one.id }] }),
    );
    expect([await roleOf(one.id), await roleOf(two.id)]).toEqual(["member", "admin"]);
    expect((await filtered("Groups", `id eq "${id}" and members eq "${two.id}"`)).body.totalResults).toBe(1);
    expect((await filtered("Groups", `id eq "${id}" and members[value eq "${one.id}"]`)).body.totalResults).toBe(0);
  });
});

describe("a deactivated person", () => {
  it.each([
    ["PATCH", () => patch({ op: "replace", path: "active", value: false })],
    ["DELETE", () => undefined],
  ])("by %s loses sessions and keys at once and for good", async (method, body) => {
    const made = await newUser();
    const { kernel } = server.test;
    const origin = { ip: "192.0.2.1", userAgent: "test" };
    const { token } = await kernel.identity.open(team.teamId, { id: made.id }, origin, async () => {}, "local");
    const member = { ...(await kernel.identity.resolve(token))!.principal };
    const theirs = await kernel.keys.create(member, { name: "theirs" });
    expect(await kernel.keys.resolve(theirs.value, origin.ip)).toBeDefined();
    const told = new Promise((resolve) => kernel.events.onLive((event) => event?.id === made.id && resolve(event)));
    const off = await ask(method, `/Users/${made.id}`, body());
    expect(method === "DELETE" ? [off.status, off.body] : [off.status, off.body.active]).toEqual(
      method === "DELETE" ? [204, ""] : [200, false],
    );
    await told; // what every process hears, this one too
    const gone = async () => [await kernel.identity.resolve(token), await kernel.keys.resolve(theirs.value, origin.ip)];
    expect(await gone()).toEqual([undefined, undefined]);
    const again =
      method === "DELETE"
        ? await ask("POST", "/Users", { userName: made.userName, active: true })
        : await ask("PATCH", `/Users/${made.id}`, patch({ op: "replace", path: "active", value: true }));
    expect(again.body).toMatchObject({ id: made.id, active: true });
    expect(await gone()).toEqual([undefined, undefined]);
  });

  it("is gone for a client that deleted it", async () => {
    const { id, userName } = await newUser();
    await ask("DELETE", `/Users/${id}`);
    expect((await ask("GET", `/Users/${id}`)).status).toBe(404);
    expect((await filtered("Users", `userName eq "${userName}"`)).body.totalResults).toBe(0);
  });

  it("leaves the groups by being deleted, and does not come back to them", async () => {
    const { id, userName } = await newUser();
    const group = (await ask("POST", "/Groups", { displayName: `Left ${count}`, members: [{ value: id }] })).body;
    await ask("DELETE", `/Users/${id}`);
    expect((await ask("GET", `/Groups/${group.id}`)).body.members).toEqual([]);
    expect((await ask("POST", "/Users", { userName })).body).toMatchObject({ id, groups: [] });
    expect((await server.test.kernel.teams.member(team.teamId, id)).groups).toEqual([]);
  });
});

describe("a filter", () => {
  let ada: { id: string };
  let bob: { id: string };
  beforeAll(async () => {
    const emails = (name: string) => [
      { value: `${name}@example.com`, type: "work", primary: true },
      { value: `${name}.home@example.com`, type: "home" },
    ];
    ada = await newUser({
      userName: "filter.ada@example.com",
      externalId: "F-Ada",
      displayName: "Ada 100% \\ _",
      name: { givenName: "Ada", familyName: "Filter" },
      emails: emails("filter.ada"),
    });
    bob = await newUser({ userName: "filter.bob@example.com", emails: emails("filter.bob"), active: false });
  });
  const both = 'userName sw "filter."';
  it.each([
    ['userName eq "FILTER.ADA@example.com"', ["ada"]],
    [`${both} and userName ne "filter.ada@example.com"`, ["bob"]],
    [`${both} and userName co "ADA@"`, ["ada"]],
    [both, ["ada", "bob"]],
    [`${both} and userName ew "BOB@example.com"`, ["bob"]],
    [`${both} and externalId pr`, ["ada"]],
    [`${both} and not (externalId pr)`, ["bob"]],
    [`${both} and externalId ne "F-Ada"`, ["bob"]],
    ['externalId eq "f-ada"', []],
    [`${both} and userName gt "filter.b"`, ["bob"]],
    [`${both} and userName lt "filter.b"`, ["ada"]],
    [`${both} and userName ge "filter.bob@example.com"`, ["bob"]],
    [`${both} and userName le "filter.ada@example.com"`, ["ada"]],
    [`${both} and active eq true`, ["ada"]],
    [`${both} and active ne true`, ["bob"]],
    [`${both} AND NOT (active EQ True)`, ["bob"]],
    ['displayName co "100% \\\\ _"', ["ada"]],
    ['name.familyName eq "filter" and name.givenName sw "a"', ["ada"]],
    ['emails eq "filter.ada@example.com"', ["ada"]],
    ['emails.value ew "filter.bob.home@example.com"', ["bob"]],
    ['emails[type eq "work" and value co "filter.ada"]', ["ada"]],
    ['emails[type eq "home" and value eq "filter.ada@example.com"]', []],
    ['emails[type eq "work"].value eq "filter.ada@example.com"', ["ada"]],
    ['emails[primary eq true and value sw "filter.b"]', ["bob"]],
    ['userName eq "filter.ada@example.com" or userName eq "filter.bob@example.com"', ["ada", "bob"]],
    ['userName eq "filter.ada@example.com" or userName eq "filter.bob@example.com" and active eq true', ["ada"]],
    ['(userName eq "x" or userName eq "filter.bob@example.com") and not (active eq true)', ["bob"]],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "filter.ada@example.com"', ["ada"]],
    [
      `${both} and meta.created gt "2026-01-01T00:00:00Z" and meta.lastModified lt "2999-01-01T00:00:00+02:00"`,
      ["ada", "bob"],
    ],
    [`${both} and meta.created lt "2026-01-01T00:00:00Z"`, []],
  ])("%s", async (filter, expected) => {
    const found = (await filtered("Users", filter)).body.Resources.map(({ id }: { id: string }) =>
      id === ada.id ? "ada" : id === bob.id ? "bob" : "somebody else",
    );
    expect(found.toSorted()).toEqual(expected);
  });

  it("of groups reaches their members and times", async () => {
    const { id } = (await ask("POST", "/Groups", { displayName: "Filtered One", members: [{ value: ada.id }] })).body;
    const ids = async (filter: string) =>
      (await filtered("Groups", filter)).body.Resources.map((row: { id: string }) => row.id);
    for (const filter of [
      'displayName sw "filtered" and displayName ew "ONE"',
      `members[value eq "${ada.id}"] and not (members.value eq "${bob.id}") and displayName co "filtered"`,
      'displayName eq "Filtered One" and meta.created pr and not (externalId pr)',
    ])
      expect(await ids(filter)).toEqual([id]);
  });
});

describe("the client chooses attributes", () => {
  it.each([
    ["attributes=userName", ["id", "schemas", "userName"]],
    ["attributes=urn:ietf:params:scim:schemas:core:2.0:User:USERNAME,active", ["active", "id", "schemas", "userName"]],
    ["attributes=name.familyName", ["id", "name", "schemas"]],
    ["attributes=unknown", ["id", "schemas"]],
    ["excludedAttributes=emails,groups,meta,name,id", ["active", "displayName", "id", "schemas", "userName"]],
  ])("%s", async (query, expected) => {
    const { id } = await newUser({ displayName: "Shown", name: { givenName: "Given", familyName: "Family" } });
    const one = (await ask("GET", `/Users/${id}?${query}`)).body;
    expect(Object.keys(one).toSorted()).toEqual(expected);
    const listed = (await ask("GET", `/Users?filter=${encodeURIComponent(`id eq "${id}"`)}&${query}`)).body.Resources;
    expect(listed).toEqual([one]);
    if (query.includes("name.familyName")) expect(one.name).toEqual({ familyName: "Family" });
  });
});

it("takes a push of 1,000 members who all get a role, and lists them in pages", async () => {
  const big = await server.team("big");
  const bigKey = (await big.key({ scopes: ["sso.write"] })).value;
  const { kernel, database } = server.test;
  const role = {
    defaultRole: "member",
    adminGroup: null,
    groupRoles: [{ group: "All of us", role: "manager" }],
  } as const;
  await kernel.federation.changeTeam({ kind: "system", teamId: big.teamId }, { scim: role });
  await sql`INSERT INTO identity_users (id, email, username, name, provider, created_at, updated_at)
    SELECT gen_random_uuid(), 'big' || n || '@example.com', 'big' || n, 'Big ' || n, 'scim', now(), now()
    FROM generate_series(1, 1000) n`.execute(database.db);
  await sql`INSERT INTO teams_members (team_id, user_id, role, via, joined_at)
    SELECT ${big.teamId}, id, 'member', 'scim', now() FROM identity_users WHERE username ~ '^big[0-9]+$'`.execute(
    database.db,
  );
  const everybody = (await kernel.teams.roll(big.teamId)).map(({ userId }) => ({ value: userId }));
  expect(everybody).toHaveLength(1001);
  const made = await ask("POST", "/Groups", { displayName: "All of us", members: everybody }, {}, bigKey);
  expect([made.status, made.body.members.length]).toEqual([201, 1001]);
  const some = await kernel.teams.member(big.teamId, everybody[7]!.value);
  expect(some).toMatchObject({ role: "manager", groups: ["All of us"] });
  expect(await kernel.teams.member(big.teamId, big.userId)).toMatchObject({ role: "admin" }); // the last one stays
  const page = await ask("GET", "/Users?count=200", undefined, {}, bigKey);
  expect(page.body).toMatchObject({ totalResults: 1001, itemsPerPage: 200 });
  expect(page.body.Resources[0].groups).toMatchObject([{ display: "All of us" }]);
});

describe("refuses", () => {
  const refusal = async (asked: ReturnType<typeof ask>) => {
    const { status, body } = await asked;
    expect(body).toMatchObject({ schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], status: String(status) });
    return [status, body.scimType];
  };

  it("a name or an address that is taken, here or by an account of another team", async () => {
    const { userName } = await newUser();
    expect(await refusal(ask("POST", "/Users", { userName }))).toEqual([409, "uniqueness"]);
    const other = await newUser();
    expect(await refusal(ask("PUT", `/Users/${other.id}`, { userName }))).toEqual([409, "uniqueness"]);
    expect(await refusal(ask("POST", "/Users", { userName: "other@example.com" }))).toEqual([409, "uniqueness"]);
    await ask("POST", "/Groups", { displayName: "Twice" });
    expect(await refusal(ask("POST", "/Groups", { displayName: "TWICE" }))).toEqual([409, "uniqueness"]);
  });

  it("people and groups of another team, as if there were none", async () => {
    const user = await newUser();
    const group = (await ask("POST", "/Groups", { displayName: `Secret ${count}` })).body;
    for (const path of [`/Users/${user.id}`, `/Groups/${group.id}`]) {
      expect(await refusal(ask("GET", path, undefined, {}, otherKey))).toEqual([404, undefined]);
      expect(await refusal(ask("DELETE", path, undefined, {}, otherKey))).toEqual([404, undefined]);
    }
    const joined = ask("POST", "/Groups", { displayName: "Theirs", members: [{ value: user.id }] }, {}, otherKey);
    expect(await refusal(joined)).toEqual([400, "invalidValue"]);
    const theirs = await ask("GET", "/Users", undefined, {}, otherKey);
    expect(theirs.body.Resources.map((row: { userName: string }) => row.userName)).toEqual(["other@example.com"]);
  });

  it.each([
    "userName eq x",
    'password eq "x"',
    'userName is "x"',
    'userName eq "x" or',
    '(userName eq "x"',
    'userName eq "x")',
    'not userName eq "x"',
    'active eq "true"',
    "active gt true",
    "userName eq true",
    'meta.created co "2026-01-01T00:00:00Z"',
    'meta.created gt "yesterday"',
    'userName[value eq "x"]',
    'emails[value eq "x"',
    'emails.display eq "x"',
    'emails.constructor eq "x"',
    'constructor eq "x"',
    'userName eq "\\u0000"',
    'userName eq "\\ud800"',
    `${"(".repeat(20)}active eq true${")".repeat(20)}`,
    Array.from({ length: 60 }, () => "active eq true").join(" and "),
  ])("the filter %s", async (filter) => {
    expect(await refusal(filtered("Users", filter))).toEqual([400, "invalidFilter"]);
  });

  it("an e-mail address of a domain that no provider of the team speaks for, and changes nothing", async () => {
    const before = await newUser();
    const wish = { op: "replace", path: 'emails[type eq "work"].value', value: "person@elsewhere.example" };
    expect(await refusal(ask("PATCH", `/Users/${before.id}`, patch(wish)))).toEqual([409, undefined]);
    const { userName } = await newUser();
    const taken = { op: "replace", value: { emails: [{ value: userName, primary: true }] } };
    expect(await refusal(ask("PATCH", `/Users/${before.id}`, patch(taken)))).toEqual([409, "uniqueness"]);
    expect((await ask("GET", `/Users/${before.id}`)).body).toEqual(before);
    expect(await server.test.kernel.identity.user(before.id)).toMatchObject({ email: before.userName });
  });

  it("another address for somebody who belongs to another team too", async () => {
    const person = await newUser();
    const { teams, identity } = server.test.kernel;
    const other = (await server.test.kernel.keys.resolve(otherKey, ""))!;
    await inTransaction(server.test.database.db, (tx) => teams.addMember(tx, other.teamId, person.id, "member"));
    const wish = { op: "replace", path: 'emails[type eq "work"].value', value: `moved${count}@example.com` };
    expect(await refusal(ask("PATCH", `/Users/${person.id}`, patch(wish)))).toEqual([409, undefined]);
    expect(await identity.user(person.id)).toMatchObject({ email: person.userName });
  });

  it.each([
    ["a path that cannot be read", { op: "replace", path: "emails[type eq", value: "x" }, "invalidPath"],
    ["a removal of nothing", { op: "remove" }, "noTarget"],
    ["another operation", { op: "move", path: "active", value: true }, "invalidValue"],
    ["a value of another kind", { op: "replace", path: "active", value: "perhaps" }, "invalidValue"],
    ["no name at all", { op: "remove", path: "userName" }, "invalidValue"],
    ["an object that is none", { op: "replace", value: "x" }, "invalidValue"],
  ])("a PATCH with %s, and changes nothing", async (_what, operation, scimType) => {
    const before = await newUser();
    const both = patch({ op: "replace", path: "displayName", value: "changed" }, operation);
    expect(await refusal(ask("PATCH", `/Users/${before.id}`, both))).toEqual([400, scimType]);
    expect((await ask("GET", `/Users/${before.id}`)).body).toEqual(before);
  });

  it("a change of what has changed since", async () => {
    const { id, meta } = await newUser();
    const change = (tag: string) =>
      ask("PATCH", `/Users/${id}`, patch({ op: "replace", path: "displayName", value: "x" }), { "if-match": tag });
    expect((await change(meta.version)).status).toBe(200);
    expect(await refusal(change(meta.version))).toEqual([412, undefined]);
    expect((await change("*")).status).toBe(200);
  });

  it("to switch off the team's last administrator", async () => {
    const others = await ask("GET", "/Users?count=200");
    for (const row of others.body.Resources) if (row.id !== team.userId) await ask("DELETE", `/Users/${row.id}`);
    const off = ask("PATCH", `/Users/${team.userId}`, patch({ op: "replace", path: "active", value: false }));
    expect(await refusal(off)).toEqual([409, undefined]);
  });
});

it("shows members who came another way, in pages that begin at one", async () => {
  await newUser();
  const all = (await ask("GET", "/Users?startIndex=0&count=200")).body;
  expect(all.Resources.map((row: { id: string }) => row.id)).toContain(team.userId);
  const second = (await ask("GET", "/Users?startIndex=2&count=1")).body;
  expect(second).toMatchObject({ totalResults: all.totalResults, startIndex: 2, itemsPerPage: 1 });
  expect(second.Resources[0].id).toBe(all.Resources[1].id);
  expect((await ask("GET", "/Users?count=0")).body).toMatchObject({ itemsPerPage: 0, Resources: [] });
});

it("says what it supports", async () => {
  const config = (await ask("GET", "/ServiceProviderConfig")).body;
  expect(config).toMatchObject({ patch: { supported: true }, filter: { supported: true }, etag: { supported: true } });
  const kinds = (await ask("GET", "/ResourceTypes")).body.Resources.map((row: { id: string }) => row.id);
  expect(kinds).toEqual(["User", "Group"]);
  const { Resources } = (await ask("GET", "/Schemas")).body;
  expect(Resources.map((row: { name: string }) => row.name)).toEqual(kinds);
  for (const one of Resources) expect((await ask("GET", `/Schemas/${one.id}`)).body).toEqual(one);
  for (const kind of kinds) {
    const { body } = await ask("GET", `/ResourceTypes/${kind}`);
    expect(body).toMatchObject({ id: kind, meta: { location: expect.stringContaining(`/ResourceTypes/${kind}`) } });
  }
});
