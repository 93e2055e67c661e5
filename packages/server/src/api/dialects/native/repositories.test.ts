import { afterAll, beforeAll, expect, it } from "vitest";
import { json, type TestServer, type TestTeam, testFinding, testServer } from "../../testkit/index.ts";

let server: TestServer;
let team: TestTeam;
let key: string;
let id: string;

beforeAll(async () => {
  server = await testServer();
  team = await server.team("one");
  key = (await team.key()).value;
  await team.scan();
  await team.scan({ kind: "git", url: "https://github.com/example/shop.git" });
  const scan = await team.scan({ kind: "git", url: "https://gitlab.example.com/gecko-security/deep/Paperbaum.git" });
  await server.ingest(scan, [
    testFinding("a", { severity: "high", severityScore: 7.5, cwe: ["CWE-22"], location: { file: "api/files.py" } }),
    testFinding("b", { location: { file: "api/b.py" } }),
  ]);
  id = (await json(call("/repositories?name=paper"))).data[0].id;
});
afterAll(() => server.close());

const call = (path: string) => fetch(`${server.url}/api/v1${path}`, { headers: { "X-API-Key": key } });

it("lists the repositories by name, each with its newest scan, and nothing that is none", async () => {
  const list = await json(call("/repositories"));
  expect(list).toMatchObject({
    version: "v1",
    data: [
      { name: "example/shop", provider: "github", instance: "github.com", lastScan: { status: "launched" } },
      { name: "gecko-security/deep/Paperbaum", provider: "gitlab", branch: null },
    ],
    pagination: { total: 2, limit: 100, offset: 0, hasMore: false },
    filters: { name: null },
  });
  const page = await json(call("/repositories?limit=1&name=S"));
  expect(page).toMatchObject({ pagination: { total: 2, hasMore: true }, filters: { name: "S" } });
});

it.each([
  ["its id", () => id],
  ["its id with a prefix", () => `repo_${id}`],
  ["its encoded path", () => "gecko-security%2Fdeep%2FPaperbaum"],
  ["its path in another case", () => "Gecko-Security%2FDeep%2Fpaperbaum"],
  ["provider:path", () => "gitlab:gecko-security%2Fdeep%2FPaperbaum"],
  ["instance:path", () => "gitlab.example.com:gecko-security%2Fdeep%2FPaperbaum"],
  ["its path without encoding", () => "gecko-security/deep/Paperbaum"],
  ["provider:path without encoding", () => "gitlab:gecko-security/deep/Paperbaum"],
])("finds a repository by %s", async (_how, reference) => {
  const answer = await json(call(`/repositories/${reference()}/vulnerabilities?days=7`));
  expect(answer).toMatchObject({
    version: "v1",
    repository: "gecko-security/deep/Paperbaum",
    pagination: { total: 2, limit: 100, offset: 0, hasMore: false },
    filters: { severity: null, type: null, cwe: null, days: 7 },
  });
  expect(answer.data[0]).toMatchObject({ filePath: "api/files.py", type: "LFI", severity: 7.5 });
});

it("takes the severity as a minimum, and type and CWE as parts", async () => {
  const total = async (query: string) =>
    (await json(call(`/repositories/${id}/vulnerabilities?${query}`))).pagination.total;
  expect(await total("severity=5.5")).toBe(2);
  expect(await total("severity=6")).toBe(1);
  expect(await total("type=lf")).toBe(1);
  expect(await total("cwe=cwe-2")).toBe(1);
  const other = await json(call("/repositories/example%2Fshop/vulnerabilities"));
  expect(other).toMatchObject({ repository: "example/shop", data: [], pagination: { total: 0 } });
});

it.each([
  "github:gecko-security%2Fdeep%2FPaperbaum/vulnerabilities",
  "gecko-security%252Fdeep%252FPaperbaum/vulnerabilities",
  "Paperbaum/vulnerabilities",
  "gecko-security/deep/Paperbaum",
  "%27%20OR%201=1/vulnerabilities",
])("is 404 for %s", async (rest) => expect((await call(`/repositories/${rest}`)).status).toBe(404));
