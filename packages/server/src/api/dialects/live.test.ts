import { once } from "node:events";
import { systemClock } from "@gatewatch/base/clock";
import { inTransaction } from "@gatewatch/base/db";
import { liveMessage } from "@gatewatch/contracts";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { testPassword } from "../../kernel/testkit/index.ts";
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

/** Server-sent events, one after the other. */
async function stream(
  url: string,
  headers: Record<string, string>,
): Promise<{
  next(): Promise<{ id?: string; event: string; data: ReturnType<typeof JSON.parse> }>;
  /** The next of its kind; of scans, the next of one: earlier tests' scans may still be told. */
  until(event: string, scanId?: string): Promise<{ id?: string; event: string; data: ReturnType<typeof JSON.parse> }>;
  ended(): Promise<void>;
  close(): Promise<void>;
}> {
  const response = await fetch(`${url}/api/v1/events`, { headers });
  if (!response.ok) throw new Error(String(response.status));
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const block = async (): Promise<string | undefined> => {
    for (;;) {
      const at = text.indexOf("\n\n");
      if (at !== -1) {
        const taken = text.slice(0, at);
        text = text.slice(at + 2);
        return taken;
      }
      const { value, done } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  };
  expect(await block()).toBe("retry: 3000");
  const next = async () => {
    for (;;) {
      const taken = await block();
      if (taken === undefined) throw new Error("the stream ended");
      if (taken.startsWith(":")) continue;
      const fields = Object.fromEntries(taken.split("\n").map((line) => line.split(/: (.*)/s)));
      return { ...fields, event: fields.event, data: JSON.parse(fields.data) };
    }
  };
  return {
    next,
    async until(event, scanId) {
      for (;;) {
        const message = await next();
        if (message.event === event && (scanId === undefined || message.data.scan.id === scanId)) return message;
      }
    },
    async ended() {
      while ((await block()) !== undefined);
    },
    close: () => reader.cancel(),
  };
}

/** A socket that keeps what it is told and hands it out in order. */
async function connect(path: string, headers: Record<string, string> = {}, url = server.url) {
  const socket = new WebSocket(`${url.replace("http", "ws")}${path}`, { headers });
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
  const until = async (
    wanted: (message: {
      type: string;
      scan?: { id: string; status: string };
      scan_id?: string;
      message?: string;
    }) => boolean,
  ) => {
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
    const told = await live.until((message) => message.scan?.id === scan.id);
    expect(liveMessage.parse(told)).toMatchObject({ type: "scan", scan: { id: scan.id, status: "queued" } });
    await server.ingest(scan, [testFinding("a")]);
    const areIts = (message: { type: string; scan_id?: string }) =>
      message.type === "findings" && message.scan_id === scan.id;
    const found = await live.until(areIts);
    expect(liveMessage.parse(found)).toMatchObject({ findings: [{ severity: "medium" }] });
    await server.ingest(scan, [testFinding("b")]);
    expect((await live.until(areIts)).findings).toHaveLength(1);
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

  it("takes a key that is offered as a subprotocol, from any origin, and does not say it back", async () => {
    const offer = (...protocols: string[]) => {
      const socket = new WebSocket(`${server.url.replace("http", "ws")}/api/v1/ws`, protocols, {
        origin: "https://elsewhere.example.com",
      });
      return once(socket, "open").then(
        () => {
          socket.close();
          return socket.protocol;
        },
        (error: Error) => error.message,
      );
    };
    expect(await offer("gatewatch", key.value)).toBe("gatewatch");
    expect(await offer(key.value, "gatewatch")).toBe("gatewatch");
    expect(await offer("gatewatch", `${key.value}x`)).toContain("401");
    expect(await offer("gatewatch", key.value, "another")).toContain("401");
    expect(await offer("gatewatch")).toContain("401");
    expect(await offer(key.value)).toContain("401");
    const asked = await fetch(`${server.url}/api/v1/scans`, {
      headers: { "sec-websocket-protocol": `gatewatch, ${key.value}` },
    });
    expect(asked.status).toBe(401);
  });

  it("opens by a ticket only from where its key may be used", async () => {
    const here = await team.key({ ipAllowlist: ["127.0.0.1"] });
    const ticketOf = async (value: string) =>
      (await json(fetch(`${server.url}/api/v1/ws/ticket`, { method: "POST", headers: { "X-API-Key": value } }))).ticket;
    (await connect(`/api/v1/ws?ticket=${await ticketOf(here.value)}`)).socket.close();
    const ticket = await ticketOf(here.value);
    const elsewhere = sql`UPDATE keys_keys SET ip_allowlist = '{192.0.2.1}' WHERE id = ${here.id}`;
    await elsewhere.execute(server.test.database.db);
    await expect(connect(`/api/v1/ws?ticket=${ticket}`)).rejects.toThrow("403");
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
  expect(await live.until(({ message }) => message === "Queued")).toEqual({
    type: "scan_update",
    seq: expect.any(Number),
    scan_id: expect.stringMatching(/^scan_/),
    status: "running",
    progress: 0,
    message: "Queued",
  });
  live.socket.close();
});

/** Something that lasts, committed. */
const emit = (team: TestTeam, n: number) =>
  inTransaction(server.test.database.db, (tx) =>
    server.test.kernel.events.emit(tx, team.teamId, "subscription.updated", { plan: `p${n}`, previousPlan: "free" }),
  );
/** Until everything that was emitted is delivered. */
async function delivered() {
  for (;;) {
    const { rows } = await sql`SELECT 1 FROM events_outbox WHERE delivered_at IS NULL`.execute(server.test.database.db);
    if (rows.length === 0) return;
    await systemClock.sleep(20);
  }
}

describe("the stream", () => {
  it("says hello, then tells what happens, lasting things under ids of their own", async () => {
    const live = await stream(server.url, { "x-api-key": key.value });
    const hello = await live.next();
    expect(liveMessage.parse(hello.data)).toMatchObject({ type: "hello", resume_token: `r${hello.data.seq}` });
    const scan = await team.scan();
    const told = await live.until("scan", scan.id);
    expect(told.id).toBeUndefined();
    expect(liveMessage.parse(told.data)).toMatchObject({ scan: { id: scan.id } });
    await emit(team, 1);
    const lasting = await live.until("event");
    expect(lasting.id).toBe(String(lasting.data.seq));
    expect(liveMessage.parse(lasting.data)).toMatchObject({
      event: "subscription.updated",
      data: { plan: "p1", previous_plan: "free" },
    });
    await live.close();
  });

  it("resumes behind Last-Event-ID without a gap, and says reset when it cannot", async () => {
    const first = await stream(server.url, { "x-api-key": key.value });
    await first.next();
    await emit(team, 10);
    const last = await first.until("event");
    await first.close();
    for (const n of [11, 12, 13]) await emit(team, n);
    await delivered();
    const again = await stream(server.url, { "x-api-key": key.value, "last-event-id": last.id! });
    expect((await again.next()).event).toBe("hello");
    const plans = [];
    for (let n = 0; n < 3; n++) plans.push((await again.until("event")).data.data.plan);
    expect(plans).toEqual(["p11", "p12", "p13"]);
    await again.close();
    for (const strange of ["nonsense", "999999999999", "-1"]) {
      const anew = await stream(server.url, { "x-api-key": key.value, "last-event-id": strange });
      await anew.next();
      expect((await anew.next()).event).toBe("reset");
      await anew.close();
    }
  });

  it("is 401 for nobody, 403 without the right, and tells lasting things only to who may read them", async () => {
    await expect(stream(server.url, {})).rejects.toThrow("401");
    const keysOnly = await team.key({ scopes: ["keys.read"] });
    await expect(stream(server.url, { "x-api-key": keysOnly.value })).rejects.toThrow("403");
    const narrow = await stream(server.url, { "x-api-key": (await team.key({ scopes: ["scans.read"] })).value });
    await narrow.next();
    await emit(team, 20);
    await delivered();
    const scan = await team.scan();
    // scans of the tests before may still be told of: all of it is of scans, and this one is among it
    const kinds = new Set<string>();
    for (let isTold = false; !isTold; ) {
      const told = await narrow.next();
      kinds.add(told.event);
      isTold = told.data.scan?.id === scan.id;
    }
    expect([...kinds]).toEqual(["scan"]);
    await narrow.close();
  });
});

describe("the socket", () => {
  it("resumes behind a seq or the hello's token, in both dialects", async () => {
    for (const path of ["/api/v1/ws", "/cyberai/v1/ws"]) {
      const first = await connect(`${path}?token=${key.value}`);
      const { resume_token } = await first.next();
      first.socket.close();
      const scan = await team.scan();
      await server.scanning.cancel((await server.test.kernel.keys.resolve(key.value, ""))!, scan.id);
      await delivered();
      const again = await connect(`${path}?token=${key.value}&resume=${resume_token}`);
      expect((await again.next()).type).toBe("hello");
      const missed = await again.next();
      expect(missed.scan?.status ?? missed.status).toBe("cancelled");
      again.socket.close();
      const current = await connect(`${path}?token=${key.value}&resume=${missed.seq}`);
      await current.next();
      await emit(team, 30);
      await team.scan();
      expect((await current.next()).type).not.toBe("reset");
      current.socket.close();
      const anew = await connect(`${path}?token=${key.value}&resume=r99999999999`);
      await anew.next();
      expect((await anew.next()).type).toBe("reset");
      anew.socket.close();
    }
  });
});

describe("what was revoked in one process", () => {
  const within = <T>(deadlineMs: number, event: Promise<T>) =>
    Promise.race([
      event,
      systemClock.sleep(deadlineMs).then(() => {
        throw new Error(`not within ${deadlineMs} ms`);
      }),
    ]);

  let other: string;
  beforeAll(async () => {
    other = await server.another();
  });
  const open = async (credential: string) => {
    const socket = await connect(`/api/v1/ws?token=${credential}`, {}, other);
    const events = await stream(other, { authorization: `Bearer ${credential}` });
    await socket.next();
    await events.next();
    return { socket: socket.socket, done: Promise.all([socket.closed, events.ended()]) };
  };
  const asks = (credential: string) =>
    fetch(`${other}/api/v1/scans`, { headers: { authorization: `Bearer ${credential}` } });

  it("is closed in the other within a second: sockets and streams of keys, sessions and memberships", async () => {
    const { kernel } = server.test;
    const shortLived = await team.key();
    const { token, open: session } = await kernel.identity.signIn(team.email, team.password, { ip: "", userAgent: "" });
    const member = { email: "member@example.com", password: testPassword(), role: "member" } as const;
    const memberId = await kernel.identity.addUser(team.teamId, member);
    const theirs = await kernel.identity.signIn(member.email, member.password, { ip: "", userAgent: "" });
    const admin = (await kernel.keys.resolve(key.value, ""))!;
    for (const [credential, revoke] of [
      [shortLived.value, () => team.revokeKey(shortLived.id)],
      [token, () => kernel.identity.signOut(session.principal)],
      [theirs.token, () => kernel.members.remove(admin, memberId)],
    ] as const) {
      const closed = await open(credential);
      expect((await asks(credential)).status).toBe(200); // the other process knows it by heart now
      await revoke();
      expect((await within(1000, closed.done))[0]).toBe(1008);
      expect((await asks(credential)).status).toBe(401);
    }
  });

  it("ends within a second what a password opened, when the team begins to require its provider", async () => {
    const { federation, identity, members } = server.test.kernel;
    const strict = await server.team("strict");
    const { teamId } = strict;
    const signIn = async (email: string, password: string) =>
      (await identity.signIn(email, password, { ip: "", userAgent: "" })).token;
    const add = async (role: "admin" | "member") => {
      const person = { email: `strict-${role}@example.com`, password: testPassword(), role };
      const userId = await identity.addUser(teamId, person);
      return { userId, token: await signIn(person.email, person.password) };
    };
    const [second, member] = [await add("admin"), await add("member")];
    const first = { userId: strict.userId, token: await signIn(strict.email, strict.password) };
    const actor = { kind: "session", teamId, userId: strict.userId, role: "admin" } as const;
    await federation.changeTeam(actor, { breakGlassUsers: [first.userId, second.userId] });
    const elsewhere = await open(key.value);
    const marked = await open(first.token);
    const closed = await open(member.token);
    const choices = { displayName: "Strict", enabled: true, adminGroup: null, groupRoles: [], jit: true };
    const more = { defaultRole: "member", emailDomains: ["example.com"], required: true, forAllTeams: false } as const;
    await federation.oidc.create(actor, "strict", {
      choices: { ...choices, ...more },
      options: { issuer: "https://login.example.com", clientId: "x", redirectUrl: null, scopes: ["openid"] },
      secret: undefined,
    });
    expect((await within(1000, closed.done))[0]).toBe(1008);
    expect((await asks(member.token)).status).toBe(401);
    expect((await asks(first.token)).status).toBe(200);
    expect([elsewhere, marked].map(({ socket }) => socket.readyState)).toEqual([WebSocket.OPEN, WebSocket.OPEN]);
    // The role is taken from one, and the mark from the other: neither password does any more.
    const demoted = await open(second.token);
    await members.change(actor, second.userId, { role: "manager" });
    expect((await within(1000, demoted.done))[0]).toBe(1008);
    expect((await asks(second.token)).status).toBe(401);
    const third = await identity.addUser(teamId, { email: "t@example.com", password: testPassword(), role: "admin" });
    await federation.changeTeam(actor, { breakGlassUsers: [third] });
    expect((await within(1000, marked.done))[0]).toBe(1008);
    expect((await asks(first.token)).status).toBe(401);
    elsewhere.socket.close();
  });
});

describe("a read with Prefer: wait", () => {
  const get = (path: string, prefer: string) =>
    fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${key.value}`, prefer } });

  it.each(["/api/v1/scans/", "/codesec/v1/scans/", "/cyberai/v1/scans/"])(
    "is answered at the scan's first change, in every dialect: %s",
    async (path) => {
      const scan = await team.scan();
      const waiting = get(path + scan.id, "respond-async, wait=30");
      // A change of another scan does not end it.
      await team.scan();
      await server.scanning.cancel((await server.test.kernel.keys.resolve(key.value, ""))!, scan.id);
      const answer = await waiting;
      expect(answer.headers.get("preference-applied")).toBe("wait=30");
      const body = await json(answer);
      expect((body.data ?? body).status).toMatch(/cancelled|failed/);
      const ended = await get(path + scan.id, "wait=30"); // nothing will change any more
      expect(ended.status).toBe(200);
    },
  );

  it("is answered as it is when the time is over, and refuses like any other", async () => {
    const scan = await team.scan();
    const answer = await get(`/api/v1/scans/${scan.id}`, "wait=1");
    expect((await json(answer)).data.status).toBe("queued");
    expect((await get("/api/v1/scans/nonsense", "wait=30")).status).toBe(404);
    expect((await get(`/api/v1/scans/${scan.id}`, "wait=x")).headers.get("preference-applied")).toBeNull();
  });
});
