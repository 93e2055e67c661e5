import { once } from "node:events";
import { liveMessage } from "@gatewatch/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { json, type TestServer, type TestTeam, testFinding, testServer } from "../testkit/index.ts";

let server: TestServer;
let team: TestTeam;
let key: { value: string; id: string };

beforeAll(async () => {
  server = await testServer();
  team = await server.team("one");
  key = await team.key();
});
afterAll(() => server.close());

/** A socket that keeps what it is told and hands it out in order. */
async function connect(path: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${server.url.replace("http", "ws")}${path}`, { headers });
  const waiting: unknown[] = [];
  let wake = () => {};
  socket.on("message", (data) => {
    waiting.push(JSON.parse(String(data)));
    wake();
  });
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await once(socket, "open");
  const next = async () => {
    while (waiting.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return JSON.parse(JSON.stringify(waiting.shift()));
  };
  const until = async (wanted: (message: { type: string; scan?: { status: string } }) => boolean) => {
    for (;;) {
      const message = await next();
      if (wanted(message)) return message;
    }
  };
  return { socket, next, until, closed };
}

describe("the native socket", () => {
  it("says hello, then tells scans and their findings, in the contract's shapes", async () => {
    const live = await connect(`/api/v1/ws?token=${key.value}`);
    expect(liveMessage.parse(await live.next())).toMatchObject({ type: "hello" });
    const scan = await team.scan();
    const told = await live.until((message) => message.type === "scan");
    expect(liveMessage.parse(told)).toMatchObject({ scan: { id: scan.id, status: "queued" } });
    await server.ingest(scan, [testFinding("a")]);
    const found = await live.until((message) => message.type === "findings");
    expect(liveMessage.parse(found)).toMatchObject({ scan_id: scan.id, findings: [{ severity: "medium" }] });
    await server.ingest(scan, [testFinding("b")]);
    expect((await live.until((message) => message.type === "findings")).findings).toHaveLength(1);
    live.socket.close();
    expect(await live.closed).toBe(1005);
  });

  it("tells no other team, and findings to nobody who may not read them", async () => {
    const other = await server.team("other");
    const stranger = await connect(`/api/v1/ws?token=${(await other.key()).value}`);
    const narrow = await connect(`/api/v1/ws?token=${(await team.key({ scopes: ["scans.read"] })).value}`);
    await stranger.next();
    await narrow.next();
    const scan = await team.scan();
    await server.ingest(scan, [testFinding("c")]);
    const theirs = await other.scan();
    expect((await stranger.next()).scan.id).toBe(theirs.id);
    const cancelled = await server.scanning.cancel((await server.test.kernel.keys.resolve(key.value, ""))!, scan.id);
    const seen: string[] = [];
    await narrow.until((message) => {
      seen.push(message.type);
      return message.scan?.status === cancelled.status;
    });
    expect(new Set(seen)).toEqual(new Set(["scan"]));
    stranger.socket.close();
    narrow.socket.close();
  });

  it("opens once by a ticket, and by the cookie from the own origin only", async () => {
    const asked = await fetch(`${server.url}/api/v1/ws/ticket`, {
      method: "POST",
      headers: { "X-API-Key": key.value },
    });
    const { ticket, expires_in } = await json(asked);
    expect(expires_in).toBe(60);
    const live = await connect(`/api/v1/ws?ticket=${ticket}`);
    live.socket.close();
    await expect(connect(`/api/v1/ws?ticket=${ticket}`)).rejects.toThrow("401");
    const { token } = await server.test.kernel.identity.signIn(team.email, team.password, { ip: "", userAgent: "" });
    const cookie = `gatewatch_session=${token}`;
    await expect(connect("/api/v1/ws", { cookie })).rejects.toThrow("403");
    await expect(connect("/api/v1/ws", { cookie, origin: "https://evil.example.com" })).rejects.toThrow("403");
    (await connect("/api/v1/ws", { cookie, origin: server.url })).socket.close();
  });

  it("is closed when its key is revoked and when its session ends", async () => {
    const shortLived = await team.key();
    const byKey = await connect(`/api/v1/ws?token=${shortLived.value}`);
    await team.revokeKey(shortLived.id);
    expect(await byKey.closed).toBe(1008);
    const { token, open } = await server.test.kernel.identity.signIn(team.email, team.password, {
      ip: "",
      userAgent: "",
    });
    const bySession = await connect(`/api/v1/ws?token=${token}`);
    await server.test.kernel.identity.signOut(open.principal);
    expect(await bySession.closed).toBe(1008);
  });

  it("lets a client go that sends more than a little", async () => {
    const live = await connect(`/api/v1/ws?token=${key.value}`);
    live.socket.send("x".repeat(5000));
    expect(await live.closed).toBe(1009);
  });
});

it("tells Cyber AI clients scan_update", async () => {
  const live = await connect(`/cyberai/v1/ws?token=${key.value}`);
  await live.next();
  await team.scan();
  expect(await live.next()).toEqual({
    type: "scan_update",
    scan_id: expect.stringMatching(/^scan_/),
    status: "running",
    progress: 0,
    message: "Queued",
  });
  live.socket.close();
});
