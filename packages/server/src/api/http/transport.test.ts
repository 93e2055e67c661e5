import { once } from "node:events";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { Agent, request as httpsRequest, type RequestOptions } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { connect, type TLSSocket } from "node:tls";
import { systemClock } from "@gatewatch/base/clock";
import { createLog, silentLog } from "@gatewatch/base/log";
import { makeCertificate } from "@gatewatch/base/testkit";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { type TestServer, testServer } from "../testkit/index.ts";
import { type Certificate, openCertificate } from "./certificate.ts";
import type { HttpConfig } from "./config.ts";
import { checkTransport, requireHttps, trustedProxies } from "./transport.ts";

const plain: HttpConfig = {
  GATEWATCH_HOST: "127.0.0.1",
  GATEWATCH_PORT: 0,
  GATEWATCH_PUBLIC_URL: undefined,
  GATEWATCH_DIALECT_HOSTS: [],
  GATEWATCH_DIALECT_PORTS: [],
  GATEWATCH_TRUSTED_PROXIES: [],
  GATEWATCH_TLS_CERT_FILE: undefined,
  GATEWATCH_TLS_KEY_FILE: undefined,
  GATEWATCH_INSECURE_HTTP: false,
};

/** One request past fetch, which would not let a test choose its Host. */
async function ask(url: string, headers: Record<string, string> = {}, options: RequestOptions = {}) {
  const send = url.startsWith("https:") ? httpsRequest : httpRequest;
  const sent = send(url, { headers, ...options });
  sent.end();
  const [response] = await once(sent, "response");
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

describe("where the server may listen", () => {
  const at = (change: Partial<HttpConfig>) => () => checkTransport({ ...plain, ...change });

  it("takes plain HTTP on loopback, and beyond it only when the operator says so", () => {
    for (const GATEWATCH_HOST of ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
      expect(at({ GATEWATCH_HOST })()).toBeUndefined();
    for (const GATEWATCH_HOST of ["0.0.0.0", "::", "192.0.2.1", "gatewatch.example.com", "127.example.com"]) {
      expect(at({ GATEWATCH_HOST })).toThrow("in clear text");
      expect(at({ GATEWATCH_HOST, GATEWATCH_INSECURE_HTTP: true })()).toBeUndefined();
      expect(at({ GATEWATCH_HOST, GATEWATCH_TRUSTED_PROXIES: ["192.0.2.9"] })()).toBeUndefined();
      const files = { GATEWATCH_TLS_CERT_FILE: "c", GATEWATCH_TLS_KEY_FILE: "k" };
      expect(at({ GATEWATCH_HOST, ...files })()).toEqual({ certFile: "c", keyFile: "k" });
    }
  });

  it("refuses half a pair", () => {
    expect(at({ GATEWATCH_TLS_CERT_FILE: "c" })).toThrow("GATEWATCH_TLS_KEY_FILE is not");
    expect(at({ GATEWATCH_TLS_KEY_FILE: "k", GATEWATCH_INSECURE_HTTP: true })).toThrow(
      "GATEWATCH_TLS_CERT_FILE is not",
    );
  });
});

describe("whose word counts", () => {
  it("knows proxies by address and network, in both families", () => {
    const trusts = trustedProxies(["192.0.2.1", "10.1.0.0/16", "2001:db8::/32"]);
    for (const address of ["192.0.2.1", "10.1.255.1", "::ffff:10.1.2.3", "2001:db8::7"])
      expect(trusts(address), address).toBe(true);
    for (const address of ["192.0.2.2", "10.2.0.1", "2001:db9::1", "", "nonsense"])
      expect(trusts(address), address).toBe(false);
  });

  it("asks for https of what was forwarded as http, and of who came past the proxies", () => {
    const trusts = trustedProxies(["192.0.2.1"]);
    const refuses = (
      peer: string,
      forwarded: string | undefined,
      rule: { isTls?: boolean; allowsHttp?: boolean } = {},
    ) => {
      const headers = forwarded === undefined ? {} : { "x-forwarded-proto": forwarded };
      const protocol = forwarded !== undefined && trusts(peer) ? forwarded : rule.isTls ? "https" : "http";
      const request = { protocol: protocol as "http" | "https", headers, socket: { remoteAddress: peer } };
      try {
        requireHttps(request, { isTls: false, allowsHttp: false, trusts, ...rule });
        return false;
      } catch {
        return true;
      }
    };
    expect(refuses("192.0.2.1", "http")).toBe(true);
    expect(refuses("::ffff:192.0.2.1", "http")).toBe(true);
    expect(refuses("192.0.2.1", "http", { allowsHttp: true })).toBe(true);
    expect(refuses("192.0.2.1", "http", { isTls: true })).toBe(true);
    expect(refuses("192.0.2.1", "https")).toBe(false);
    expect(refuses("192.0.2.1", undefined)).toBe(false);
    expect(refuses("198.51.100.7", "https")).toBe(true);
    expect(refuses("198.51.100.7", undefined, { allowsHttp: true })).toBe(false);
    expect(refuses("198.51.100.7", "http", { isTls: true })).toBe(false);
    expect(refuses("127.0.0.1", undefined)).toBe(false);
  });
});

describe("behind a proxy", () => {
  let server: TestServer;
  afterEach(() => server.close());

  it("answers what was forwarded as http with 403 https_required in each dialect's shape, WebSockets too", async () => {
    server = await testServer({ config: { GATEWATCH_TRUSTED_PROXIES: ["127.0.0.1"], GATEWATCH_INSECURE_HTTP: true } });
    const key = (await (await server.team("one")).key()).value;
    const headers = { "X-API-Key": key, "X-Forwarded-Proto": "http" };
    for (const path of [
      "/api/v1/scans",
      "/codesec/v1/scans",
      "/cyberai/v1/scans",
      "/api/v1/health",
      "/",
      "/api/v1/%zz",
    ]) {
      const answer = await ask(server.url + path, headers);
      expect([answer.status, answer.body.includes('"https_required"')], path).toEqual([403, true]);
      expect((await ask(server.url + path, { ...headers, "X-Forwarded-Proto": "https" })).status, path).not.toBe(403);
    }
    expect((await ask(`${server.url}/health`, headers)).status).toBe(200);
    const socket = new WebSocket(`${server.url.replace("http", "ws")}/api/v1/ws?token=${key}`, { headers });
    const [error] = await once(socket, "error");
    expect(error.message).toContain("403");
  });

  it("believes nobody else's address, protocol or host", async () => {
    server = await testServer({
      config: { GATEWATCH_TRUSTED_PROXIES: ["192.0.2.200"], GATEWATCH_DIALECT_HOSTS: ["codesec.example.com=codesec"] },
    });
    const spoof = {
      "X-Forwarded-For": "198.51.100.7",
      "X-Forwarded-Proto": "http",
      "X-Forwarded-Host": "codesec.example.com",
    };
    const remaining = async (sent: Record<string, string>) =>
      Number((await ask(`${server.url}/api/v1/setup`, sent)).headers["x-ratelimit-remaining"]);
    const first = await remaining({});
    expect(await remaining(spoof)).toBe(first - 1);
    expect((await ask(`${server.url}/v1/scans`, spoof)).status).toBe(404);
    const { email, password } = await server.team("one");
    const foreign = { ...spoof, origin: "https://evil.example.com", "X-Forwarded-Host": "evil.example.com" };
    const login = await fetch(`${server.url}/api/v1/auth/local/login`, {
      method: "POST",
      headers: { ...foreign, "X-Forwarded-Proto": "https", "Content-Type": "application/json" },
      body: JSON.stringify({ email, password }),
    });
    expect(login.status).toBe(403);
  });

  it("believes a trusted proxy's host and protocol: mounts, and cookies that are Secure", async () => {
    server = await testServer({
      config: { GATEWATCH_TRUSTED_PROXIES: ["127.0.0.1"], GATEWATCH_DIALECT_HOSTS: ["codesec.example.com=codesec"] },
    });
    const forwarded = { "X-Forwarded-Proto": "https", "X-Forwarded-Host": "codesec.example.com" };
    expect((await ask(`${server.url}/v1/scans`, forwarded)).status).toBe(401);
    const { email, password } = await server.team("one");
    const login = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/v1/auth/local/login`, {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/json" },
        body: JSON.stringify({ email, password }),
      });
    expect((await login({ "X-Forwarded-Proto": "https" })).headers.get("set-cookie")).toMatch(/; Secure/);
    expect((await login({})).headers.get("set-cookie")).not.toMatch(/; Secure/);
  });

  it("sends HSTS and Secure cookies when people reach it by https", async () => {
    server = await testServer({ config: { GATEWATCH_PUBLIC_URL: "https://gatewatch.example.com" } });
    const { email, password } = await server.team("one");
    const login = await fetch(`${server.url}/api/v1/auth/local/login`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ email, password }),
    });
    expect(login.headers.get("set-cookie")).toMatch(/; Secure/);
    expect(login.headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}/);
  });
});

describe("with a certificate", () => {
  let folder: string;
  let server: TestServer;
  let certificate: Certificate;
  const lines: string[] = [];
  const waiting: { words: string; done: () => void }[] = [];
  const log = createLog("info", (line) => {
    lines.push(line);
    for (const { words, done } of waiting) if (line.includes(words)) done();
  });
  const logged = (words: string) => new Promise<void>((done) => waiting.push({ words, done }));
  const files = () => ({ certFile: join(folder, "cert.pem"), keyFile: join(folder, "key.pem") });
  const first = makeCertificate({ names: ["127.0.0.1"], subject: "first.example.com" });
  const second = makeCertificate({ names: ["127.0.0.1"], subject: "second.example.com" });

  async function put(cert: string, key: string): Promise<void> {
    for (const [name, value] of [
      ["key.pem", key],
      ["cert.pem", cert],
    ] as const) {
      await writeFile(join(folder, `${name}.new`), value);
      await rename(join(folder, `${name}.new`), join(folder, name));
    }
  }
  const subjectAt = (url: string) =>
    new Promise<string>((resolve, reject) => {
      const socket: TLSSocket = connect({
        port: Number(new URL(url).port),
        host: "127.0.0.1",
        rejectUnauthorized: false,
      });
      socket.once("error", reject);
      socket.once("secureConnect", () => {
        resolve(String(socket.getPeerCertificate().subject.CN));
        socket.destroy();
      });
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "gw-tls-"));
    await put(first.cert, first.key);
    certificate = await openCertificate(files(), { clock: systemClock, log });
    server = await testServer({ certificate, config: { GATEWATCH_DIALECT_PORTS: ["0=codesec"] } });
  });
  afterAll(async () => {
    certificate.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("speaks https and wss on the main port and the dialects', and nothing older than TLS 1.2", async () => {
    const key = (await (await server.team("one")).key()).value;
    const agent = new Agent({ rejectUnauthorized: false });
    expect(server.url).toMatch(/^https:/);
    const answer = await ask(`${server.url}/api/v1/scans`, { "X-API-Key": key }, { agent });
    expect([answer.status, answer.headers["strict-transport-security"] !== undefined]).toEqual([200, true]);
    const dialect = server.dialectUrls.get("codesec")!;
    expect((await ask(`${dialect}/v1/scans`, { Authorization: `Bearer ${key}` }, { agent })).status).toBe(200);
    for (const url of [`${server.url}/api/v1/ws?token=${key}`, `${server.url}/cyberai/v1/ws?token=${key}`]) {
      const socket = new WebSocket(url.replace("https", "wss"), { rejectUnauthorized: false });
      await once(socket, "open");
      socket.close();
    }
    const old = connect({
      port: Number(new URL(server.url).port),
      host: "127.0.0.1",
      rejectUnauthorized: false,
      minVersion: "TLSv1",
      maxVersion: "TLSv1.1",
      ciphers: "DEFAULT@SECLEVEL=0",
    });
    const [refusal] = await once(old, "error");
    expect(refusal.code).toMatch(/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/);
    await expect(ask(server.url.replace("https", "http"))).rejects.toThrow();
  });

  it("takes a new pair without dropping connections, and keeps the last good one when the new one is broken", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false });
    let sockets = 0;
    agent.on("free", () => {});
    const health = async () => {
      const sent = httpsRequest(`${server.url}/health`, { agent });
      sent.on("socket", (socket) => {
        if (!("counted" in socket)) sockets++;
        Object.assign(socket, { counted: true });
      });
      sent.end();
      const [response] = await once(sent, "response");
      await text(response);
      return response.statusCode;
    };
    expect(await health()).toBe(200);
    const reloaded = logged("was reloaded");
    await put(second.cert, second.key);
    await reloaded;
    expect(await subjectAt(server.url)).toBe("second.example.com");
    expect(await subjectAt(server.dialectUrls.get("codesec")!)).toBe("second.example.com");
    expect([await health(), sockets]).toEqual([200, 1]);
    for (const [cert, key] of [
      ["broken", second.key],
      [second.cert, first.key],
    ] as const) {
      const refused = logged("cannot be used");
      await put(cert, key);
      await refused;
      expect(await subjectAt(server.url)).toBe("second.example.com");
      waiting.length = 0;
    }
    expect(lines.join("")).not.toContain("PRIVATE KEY");
    agent.destroy();
  });

  it("does not start with a pair that cannot be used", async () => {
    const wrong = { certFile: join(folder, "none.pem"), keyFile: files().keyFile };
    await expect(openCertificate(wrong, { clock: systemClock, log: silentLog })).rejects.toThrow("none.pem");
  });
});
