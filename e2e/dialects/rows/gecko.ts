import { expecting, type Row } from "../row.ts";
import { anything } from "../shape.ts";
import { everyWay, type World } from "../world.ts";

const contract = "Gecko";
const uuid = "00000000-0000-7000-8000-000000000000";
const time = "2026-03-10T16:00:00.000Z";
const pagination = { total: 1, limit: 100, offset: 0, hasMore: false };
const vulnerability = {
  id: uuid,
  scanId: uuid,
  scanName: "scan",
  scanCreatedAt: time,
  severity: 7.5,
  confidenceScore: 9,
  title: "title",
  type: "RCE",
  cwe: "CWE-78",
  filePath: "src/app.js",
  shortDescription: "what",
  cvssVector: "CVSS:3.1/",
};
const vulnerabilities = { version: "v1", data: [vulnerability], pagination };

/** The nine endpoints of `/api/v1`. */
export const gecko: readonly Row[] = [
  {
    contract,
    endpoint: "GET /api/v1/health",
    check: (world) =>
      everyWay(
        world,
        "native",
        { path: "/api/v1/health" },
        expecting(200, {
          version: "v1",
          status: "healthy",
          timestamp: time,
          service: "name",
          endpoints: { scans: "/", vulnerabilities: "/", scanVulnerabilities: "/", repositories: "/" },
        }),
      ),
  },
  {
    contract,
    endpoint: "GET /api/v1/scans",
    async check(world) {
      await world.repositoryScan();
      const row = { id: uuid, name: "scan", status: "completed", createdAt: time, repository: anything };
      return everyWay(
        world,
        "native",
        { path: "/api/v1/scans?limit=10" },
        expecting(200, { version: "v1", data: [row], pagination }),
      );
    },
  },
  {
    contract,
    endpoint: "POST /api/v1/scans",
    check: (world) =>
      everyWay(
        world,
        "native",
        {
          method: "POST",
          path: "/api/v1/scans",
          body: { name: "project", gitlabUrl: `${world.gitlabUrl}/-/tree/main` },
        },
        expecting(201, {
          version: "v1",
          data: {
            scanId: uuid,
            name: "project",
            status: "launched",
            repository: { fullName: "group/project", branch: "main", instance: "127.0.0.1" },
            taskArn: "arn:a:b:c:d:e",
          },
        }),
      ),
  },
  {
    contract,
    endpoint: "GET /api/v1/scans/{scanId}/vulnerabilities",
    async check(world) {
      const path = `/api/v1/scans/${await world.repositoryScan()}/vulnerabilities`;
      const told = await everyWay(world, "native", { path }, expecting(200, vulnerabilities));
      await severityTrap(world, path, false);
      return `${told}; severity means exactly`;
    },
  },
  {
    contract,
    endpoint: "GET /api/v1/scans/{scanId}/endpoints",
    async check(world) {
      const path = `/api/v1/scans/${await world.repositoryScan()}/endpoints`;
      return everyWay(
        world,
        "native",
        { path },
        expecting(200, { version: "v1", data: { scanId: uuid, format: "json", raw: "", parsed: anything } }),
      );
    },
  },
  {
    contract,
    endpoint: "GET /api/v1/scans/{scanId}/wiki",
    async check(world) {
      const path = `/api/v1/scans/${await world.repositoryScan()}/wiki`;
      return everyWay(world, "native", { path }, (answer) => {
        expecting(200)(answer);
        const type = answer.headers.get("content-type") ?? "";
        if (!type.startsWith("text/markdown")) throw new Error(`the wiki is ${type}`);
        if (!answer.text.includes("#")) throw new Error("the wiki is no Markdown");
      });
    },
  },
  {
    contract,
    endpoint: "GET /api/v1/repositories",
    async check(world) {
      await world.repositoryScan();
      return everyWay(
        world,
        "native",
        { path: "/api/v1/repositories" },
        expecting(200, { version: "v1", data: [{ id: uuid, name: "group/project" }], pagination }),
      );
    },
  },
  {
    contract,
    endpoint: "GET /api/v1/repositories/{repositoryId}/vulnerabilities",
    async check(world) {
      await world.repositoryScan();
      const example = {
        ...vulnerabilities,
        repository: "group/project",
        filters: { severity: null, type: null, cwe: null, days: 7 },
      };
      const ways = ["group%2Fproject", "gitlab:group%2Fproject", "group/project"];
      const told: string[] = [];
      for (const id of ways) {
        const path = `/api/v1/repositories/${id}/vulnerabilities`;
        told.push(await everyWay(world, "native", { path: `${path}?days=7` }, expecting(200, example)));
        await severityTrap(world, path, true);
      }
      return `${told[0]}; path encoded, with provider, unencoded; severity means at least`;
    },
  },
  {
    contract,
    endpoint: "GET /api/v1/vulnerabilities",
    async check(world) {
      await world.repositoryScan();
      const told = await everyWay(
        world,
        "native",
        { path: "/api/v1/vulnerabilities" },
        expecting(200, vulnerabilities),
      );
      await severityTrap(world, "/api/v1/vulnerabilities", true);
      return `${told}; severity means at least`;
    },
  },
];

/** The same filter is equality on one list and a minimum on the others. */
async function severityTrap(world: World, path: string, isMinimum: boolean): Promise<void> {
  const scores = async (query: string): Promise<number[]> => {
    const { data } = await world.json({ path: `${path}${query}` });
    return Array.isArray(data) ? data.map((row) => Number(row.severity)) : [];
  };
  const worst = Math.max(...(await scores("")));
  const just = Math.round((worst - 0.1) * 10) / 10;
  if ((await scores(`?severity=${worst}`)).every((score) => score !== worst))
    throw new Error(`severity=${worst} finds nothing`);
  const below = await scores(`?severity=${just}`);
  if (below.some((score) => score === worst) !== isMinimum)
    throw new Error(`severity=${just} ${isMinimum ? "leaves out" : "shows"} ${worst}`);
}
