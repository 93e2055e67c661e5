import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBin } from "../testkit/run-bin.ts";

let home: string;
let page: Server;
let elsewhere: Server;
let visitsElsewhere = 0;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "gatewatch-cli-web-"));
  elsewhere = await listen(() => visitsElsewhere++);
  page = await listen(() => {});
});
afterAll(() => {
  for (const server of [page, elsewhere]) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(home, { recursive: true, force: true });
});

async function listen(onVisit: () => void): Promise<Server> {
  const server = createServer((request, response) => {
    onVisit();
    if (request.url === "/away") {
      response.writeHead(302, { location: urlOf(elsewhere, "localhost") }).end();
      return;
    }
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Example</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function urlOf(server: Server, host = "127.0.0.1"): string {
  return `http://${host}:${(server.address() as AddressInfo).port}/`;
}

const scan = (...args: string[]) => runBin(["scan", ...args], { cwd: home });

test.each([[[]], [["--offline"]]])(
  "a page on a private address is scanned, because it was named %j",
  async (options) => {
    const result = await scan(urlOf(page), "--format", "json", ...options);
    expect(result.stderr).toBe("");
    const { scan: facts, findings } = JSON.parse(result.stdout);
    expect(facts).toMatchObject({
      target: { kind: "url", url: urlOf(page) },
      engines: [{ id: "web", status: "completed" }],
    });
    expect(findings.map((finding: { ruleId: string }) => finding.ruleId)).toContain("web.csp-missing");
  },
);

test("a redirect from it to another private host is not followed", async () => {
  const result = await scan(`${urlOf(page)}away`, "--format", "json");
  expect(JSON.parse(result.stdout).scan.engines).toMatchObject([{ id: "web", status: "completed" }]);
  expect(visitsElsewhere).toBe(0);
});

test("engines that cannot scan a page are refused with those that can", async () => {
  expect(await scan(urlOf(page), "--engines", "secrets")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("Engines that can: web"),
  });
});
