import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { systemClock } from "@gatewatch/base/clock";
import { systemRandom } from "@gatewatch/base/random";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dialects } from "../dialects/index.ts";
import { json } from "../testkit/index.ts";
import { openWaitingRoom, type WaitingRoom } from "./waiting-room.ts";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

let room: WaitingRoom;
let url: string;
let codesecUrl: string;
let state = { step: 0, of: 0 };
beforeAll(async () => {
  const [port, codesecPort] = [await freePort(), await freePort()];
  url = `http://127.0.0.1:${port}`;
  codesecUrl = `http://127.0.0.1:${codesecPort}`;
  room = await openWaitingRoom({
    dialects,
    config: {
      GATEWATCH_HOST: "127.0.0.1",
      GATEWATCH_PORT: port,
      GATEWATCH_PUBLIC_URL: undefined,
      GATEWATCH_DIALECT_HOSTS: [],
      GATEWATCH_DIALECT_PORTS: [`${codesecPort}=codesec`],
      GATEWATCH_TRUSTED_PROXIES: [],
      GATEWATCH_TLS_CERT_FILE: undefined,
      GATEWATCH_TLS_KEY_FILE: undefined,
      GATEWATCH_INSECURE_HTTP: false,
    },
    certificate: undefined,
    clock: systemClock,
    random: systemRandom,
    state: () => state,
  });
});
afterAll(() => room.close());

it("lives, is not ready, and tells the step", async () => {
  state = { step: 2, of: 5 };
  const health = await fetch(`${url}/health`);
  expect([health.status, await json(health)]).toMatchObject([200, { status: "migrating", step: 2, of: 5 }]);
  for (const path of ["/ready", "/api/v1/health"]) {
    const answer = await fetch(url + path);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await json(answer)).toMatchObject({ status: "migrating", step: 2, of: 5 });
  }
});

it("answers every API with 503 and Retry-After in its own shape", async () => {
  for (const [address, shape] of [
    [`${url}/api/v1/scans`, { error: { code: "server_error" } }],
    [`${url}/codesec/v1/scans`, { error: "server_error" }],
    [`${codesecUrl}/v1/scans`, { error: "server_error" }],
    [`${url}/cyberai/v1/scans`, { error: { message: expect.stringContaining("step 2 of 5") } }],
  ] as const) {
    const answer = await fetch(address, { method: "POST", body: "{}" });
    expect([answer.status, answer.headers.get("retry-after")], address).toEqual([503, "5"]);
    expect(await json(answer), address).toMatchObject(shape);
  }
});

it("shows browsers a page that looks again", async () => {
  const page = await fetch(url, { headers: { accept: "text/html" } });
  expect([page.status, await page.text()]).toEqual([
    503,
    expect.stringMatching(/http-equiv="refresh" content="5"[\s\S]*step 2 of 5/),
  ]);
});
