import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../clock/index.ts";
import type { Net, NetRequest, Resolver } from "./contract.ts";
import { createNet } from "./net.ts";
import { offlineNet } from "./offline.ts";
import { addressPolicy } from "./policy.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const limits: NetRequest = { timeoutSeconds: 5, maxBodyBytes: 1_000_000 };

function netFor(allow: readonly string[] = ["127.0.0.1"], resolver?: Resolver): Net {
  const net = createNet({
    policy: addressPolicy(allow),
    clock: systemClock,
    userAgent: "Gatewatch/test (+https://example.com)",
    ...(resolver === undefined ? {} : { resolver }),
  });
  closers.push(() => net.close());
  return net;
}

async function serve(listener: RequestListener, host = "127.0.0.1"): Promise<number> {
  const server = createHttpServer(listener).listen(0, host);
  await once(server, "listening");
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

async function serveRaw(onSocket: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    onSocket(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

describe("an exchange", () => {
  test("keeps duplicate headers in order and spelling", async () => {
    const port = await serve((_request, response) => {
      response.setHeader("Set-Cookie", ["a=1", "b=2"]);
      response.end("hello");
    });
    const answer = await netFor().request(`http://127.0.0.1:${port}/`, limits);
    expect(answer.headers.filter(([name]) => name === "Set-Cookie")).toEqual([
      ["Set-Cookie", "a=1"],
      ["Set-Cookie", "b=2"],
    ]);
    expect(answer).toMatchObject({ status: 200, statusText: "OK", truncated: false, address: "127.0.0.1" });
    expect(answer.body.toString()).toBe("hello");
  });

  test("drops credentials and fragment of the URL and never sends them", async () => {
    const port = await serve((request, response) => response.end(JSON.stringify(request.headers)));
    const answer = await netFor().request(`http://user:word@127.0.0.1:${port}/a?b#c`, limits);
    expect(answer.url).toBe(`http://127.0.0.1:${port}/a?b`);
    expect(JSON.parse(answer.body.toString())).not.toHaveProperty("authorization");
  });

  test("names the product unless the request says otherwise", async () => {
    const port = await serve((request, response) => response.end(request.headers["user-agent"]));
    const net = netFor();
    const url = `http://127.0.0.1:${port}/`;
    expect((await net.request(url, limits)).body.toString()).toContain("Gatewatch/test");
    expect((await net.request(url, { ...limits, headers: { "User-Agent": "own" } })).body.toString()).toBe("own");
  });

  test("reaches an IPv6 literal", async () => {
    const port = await serve((_request, response) => response.end("six"), "::1");
    const answer = await netFor(["::1"]).request(`http://[::1]:${port}/`, limits);
    expect(answer.body.toString()).toBe("six");
    expect(answer.address).toBe("::1");
  });

  test.each(["ftp://example.com/", "file:///etc/passwd", "javascript:1", "nonsense", "//example.com"])(
    "refuses the scheme of %s",
    async (url) => {
      await expect(netFor().request(url, limits)).rejects.toMatchObject({ code: "net.scheme_refused" });
    },
  );

  test("says when nothing listens", async () => {
    const port = await serve((_request, response) => response.end());
    await closers.splice(0)[0]!();
    await expect(netFor().request(`http://127.0.0.1:${port}/`, limits)).rejects.toMatchObject({
      code: "net.unreachable",
    });
  });

  test("says when the answer is not HTTP, and when TLS meets plain text", async () => {
    const port = await serveRaw((socket) => socket.once("data", () => socket.end("220 example ready\r\n")));
    const net = netFor();
    await expect(net.request(`http://127.0.0.1:${port}/`, limits)).rejects.toMatchObject({ code: "net.bad_response" });
    await expect(net.request(`https://127.0.0.1:${port}/`, limits)).rejects.toMatchObject({ code: "net.tls" });
  });

  test("fails what is under way when the port is closed", async () => {
    const port = await serve(() => {});
    const net = netFor();
    const pending = expect(net.request(`http://127.0.0.1:${port}/`, limits)).rejects.toMatchObject({
      code: "net.closed",
    });
    await net.close();
    await pending;
  });
});

describe("addresses", () => {
  test("a private address is refused before any connection", async () => {
    await expect(netFor([]).request("http://127.0.0.1:1/", limits)).rejects.toMatchObject({
      code: "net.address_refused",
    });
    await expect(netFor([]).openSocket("2130706433", 1, limits)).rejects.toMatchObject({ code: "net.address_refused" });
    await expect(netFor([]).openTls("[::1]", 1, limits)).rejects.toMatchObject({ code: "net.address_refused" });
  });

  test("a name is asked once: a second, other answer leads nowhere else", async () => {
    const port = await serve((_request, response) => response.setHeader("connection", "close").end("pinned"));
    const answers = [["127.0.0.1"], ["127.0.0.2"], ["169.254.169.254"]];
    let asked = 0;
    const net = netFor(["127.0.0.1"], async () => answers[asked++] ?? []);
    for (let round = 0; round < 3; round++) {
      const answer = await net.request(`http://rebind.example.com:${port}/`, limits);
      expect(answer.address).toBe("127.0.0.1");
    }
    expect(asked).toBe(1);
  });

  test("a name with one private address is refused whole", async () => {
    const net = netFor([], async () => ["93.184.215.14", "127.0.0.1"]);
    await expect(net.request("http://mixed.example.com/", limits)).rejects.toMatchObject({
      code: "net.address_refused",
    });
  });

  test("a name without address says so, and may be asked again", async () => {
    let asked = 0;
    const net = netFor([], async () => (asked++ === 0 ? [] : ["127.0.0.1"]));
    await expect(net.resolve("later.example.com")).rejects.toMatchObject({ code: "net.not_resolved" });
    await expect(net.resolve("later.example.com")).rejects.toMatchObject({ code: "net.address_refused" });
  });

  test("permission for one port does not open another on a pooled host", async () => {
    const port = await serve((_request, response) => response.end("one"));
    const net = netFor([`127.0.0.1:${port}`]);
    await net.request(`http://127.0.0.1:${port}/`, limits);
    await expect(net.request(`http://127.0.0.1:${port + 1}/`, limits)).rejects.toMatchObject({
      code: "net.address_refused",
    });
  });
});

describe("redirects", () => {
  const redirecting = (target: (port: number) => string) =>
    serve((request, response) => {
      const port = request.socket.localPort ?? 0;
      if (request.url === "/end") return response.end(`${request.method} ${JSON.stringify(request.headers)}`);
      return response.writeHead(302, { location: target(port) }).end();
    });

  test("are followed and recorded", async () => {
    const port = await redirecting(() => "/end");
    const answer = await netFor().request(`http://127.0.0.1:${port}/`, { ...limits, followRedirects: true });
    expect(answer.status).toBe(200);
    expect(answer.redirects).toMatchObject([{ status: 302, location: "/end" }]);
  });

  test("are the answer unless following was asked for", async () => {
    const port = await redirecting(() => "/end");
    expect((await netFor().request(`http://127.0.0.1:${port}/`, limits)).status).toBe(302);
  });

  test.each([
    ["a private address", (port: number) => `http://127.0.0.2:${port}/`],
    ["metadata", () => "http://169.254.169.254/latest/meta-data/"],
    ["metadata in decimal", () => "//2852039166/"],
    ["a file", () => "file:///etc/passwd"],
    ["a script", () => "javascript:alert(1)"],
    ["nonsense", () => "http://[/"],
  ])("to %s are refused", async (_why, target) => {
    const port = await redirecting(target);
    const request = netFor().request(`http://127.0.0.1:${port}/`, { ...limits, followRedirects: true });
    await expect(request).rejects.toMatchObject({ code: "net.redirect_refused" });
  });

  test("end after ten", async () => {
    let hits = 0;
    const port = await serve((_request, response) => response.writeHead(302, { location: `/${hits++}` }).end());
    const request = netFor().request(`http://127.0.0.1:${port}/`, { ...limits, followRedirects: true });
    await expect(request).rejects.toMatchObject({ code: "net.too_many_redirects" });
    expect(hits).toBe(11);
  });

  test("to another origin carry no identity", async () => {
    const other = await redirecting(() => "/end");
    const port = await redirecting(() => `http://127.0.0.1:${other}/end`);
    const headers = { Authorization: "Bearer x", Cookie: "a=1", "X-Custom": "y" };
    const answer = await netFor().request(`http://127.0.0.1:${port}/`, { ...limits, headers, followRedirects: true });
    const seen = answer.body.toString();
    expect(seen).toContain("Gatewatch/test");
    expect(seen).not.toMatch(/authorization|cookie|x-custom/i);
  });

  test("of a POST become GET without its body", async () => {
    const port = await redirecting(() => "/end");
    const options = {
      ...limits,
      method: "POST",
      body: "x",
      headers: { "content-type": "text/plain" },
      followRedirects: true,
    };
    const answer = await netFor().request(`http://127.0.0.1:${port}/`, options);
    expect(answer.body.toString()).toMatch(/^GET /);
    expect(answer.body.toString()).not.toContain("content-type");
  });
});

describe("limits", () => {
  test("an endless body ends at the cap", async () => {
    const port = await serve((_request, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(65_536, "x"))) {}
      };
      response.on("drain", more);
      more();
    });
    const answer = await netFor().request(`http://127.0.0.1:${port}/`, { ...limits, maxBodyBytes: 100_000 });
    expect(answer.truncated).toBe(true);
    expect(answer.body.length).toBe(100_000);
  });

  test("a body of exactly the cap is whole", async () => {
    const port = await serve((_request, response) => response.end(Buffer.alloc(1000)));
    const answer = await netFor().request(`http://127.0.0.1:${port}/`, { ...limits, maxBodyBytes: 1000 });
    expect(answer).toMatchObject({ truncated: false });
    expect(answer.body.length).toBe(1000);
  });

  test("a dripping body ends with the time, keeping what came", async () => {
    const port = await serve((_request, response) => {
      response.write("drop");
      const timer = setInterval(() => response.write("."), 50);
      response.on("close", () => clearInterval(timer));
    });
    const answer = await netFor().request(`http://127.0.0.1:${port}/`, { ...limits, timeoutSeconds: 0.5 });
    expect(answer.truncated).toBe(true);
    expect(answer.body.toString()).toMatch(/^drop/);
  });

  test("a server that never answers is a time-out", async () => {
    const port = await serve(() => {});
    const request = netFor().request(`http://127.0.0.1:${port}/`, { ...limits, timeoutSeconds: 0.3 });
    await expect(request).rejects.toMatchObject({ code: "net.timeout" });
  });

  test("dripping headers are a time-out", async () => {
    const port = await serveRaw((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const timer = setInterval(() => socket.write("x: y\r\n"), 50);
      socket.on("close", () => clearInterval(timer));
    });
    const request = netFor().request(`http://127.0.0.1:${port}/`, { ...limits, timeoutSeconds: 0.4 });
    await expect(request).rejects.toMatchObject({ code: "net.timeout" });
  });

  test("a flood of headers is refused", async () => {
    const port = await serveRaw((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      for (let count = 0; count < 2000; count++) socket.write(`x-${count}: ${"y".repeat(100)}\r\n`);
      socket.end("\r\n");
    });
    await expect(netFor().request(`http://127.0.0.1:${port}/`, limits)).rejects.toMatchObject({
      code: "net.bad_response",
    });
  });

  test.each([
    ["gzip", gzipSync(Buffer.alloc(50_000_000))],
    ["br", brotliCompressSync(Buffer.alloc(50_000_000))],
  ])("a %s bomb unpacks no further than the cap", async (encoding, bomb) => {
    const port = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(bomb),
    );
    const answer = await netFor().request(`http://127.0.0.1:${port}/`, limits);
    expect(answer.truncated).toBe(true);
    expect(answer.body.length).toBe(limits.maxBodyBytes);
  });

  test("a packed body is unpacked, a broken one cut, a doubly packed one left alone", async () => {
    const packed = gzipSync("hello");
    const bodies: Record<string, [string, Buffer]> = {
      "/good": ["gzip", packed],
      "/broken": ["gzip", packed.subarray(0, 15)],
      "/twice": ["gzip, gzip", gzipSync(packed)],
    };
    const port = await serve((request, response) => {
      const [encoding, body] = bodies[request.url ?? ""]!;
      response.writeHead(200, { "content-encoding": encoding }).end(body);
    });
    const net = netFor();
    const get = (path: string) => net.request(`http://127.0.0.1:${port}${path}`, limits);
    expect((await get("/good")).body.toString()).toBe("hello");
    expect(await get("/broken")).toMatchObject({ truncated: true });
    expect((await get("/twice")).body).toEqual(gzipSync(packed));
  });

  test("a body shorter than announced is truncated, not an error", async () => {
    const port = await serveRaw((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort"));
    const answer = await netFor().request(`http://127.0.0.1:${port}/`, limits);
    expect(answer).toMatchObject({ status: 200, truncated: true });
    expect(answer.body.toString()).toBe("short");
  });
});

describe("abort", () => {
  test.each([
    ["before the headers", () => {}],
    ["in the middle of the body", (response: { write(text: string): void }) => response.write("x")],
  ])("%s takes effect within two seconds", async (_when, begin) => {
    const controller = new AbortController();
    const port = await serve((_request, response) => {
      begin(response);
      setImmediate(() => controller.abort(new Error("stop")));
    });
    const deadline = AbortSignal.timeout(2000);
    await expect(
      netFor().request(`http://127.0.0.1:${port}/`, { ...limits, timeoutSeconds: 30, signal: controller.signal }),
    ).rejects.toThrow("stop");
    expect(deadline.aborted).toBe(false);
  });

  test("ends a connection attempt and a handshake", async () => {
    const port = await serveRaw(() => {});
    const controller = new AbortController();
    const opening = netFor().openTls("127.0.0.1", port, { timeoutSeconds: 30, signal: controller.signal });
    controller.abort(new Error("stop"));
    await expect(opening).rejects.toThrow("stop");
  });
});

test("offline, everything is refused", async () => {
  await expect(offlineNet.request("https://example.com/", limits)).rejects.toMatchObject({
    code: "net.address_refused",
  });
  await expect(offlineNet.openSocket("example.com", 80, limits)).rejects.toMatchObject({ code: "net.address_refused" });
  await expect(offlineNet.resolve("example.com")).rejects.toMatchObject({ code: "net.address_refused" });
});
