import { once } from "node:events";
import type { ServerOptions } from "node:https";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { systemClock } from "@gatewatch/base/clock";
import { addressPolicy, createNet } from "@gatewatch/base/net";
import { makeCertificate } from "@gatewatch/base/testkit";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { scan } from "../testing/scan.ts";
import { startServer } from "../testing/servers.ts";
import { readHandshakes } from "./handshakes.ts";
import { evaluateTls, type TlsInventory, tlsRules } from "./index.ts";
import { readSentChain, splitCertificates } from "./sent-chain.ts";
import { acceptedWeakSuite } from "./weak-suites.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const here = ["127.0.0.1"];

async function scanServer(options: ServerOptions, profile = "tls", headers: Readonly<Record<string, string>> = {}) {
  const server = await startServer((request, response) => {
    response.writeHead(request.url === "/" ? 200 : 404, { "content-type": "text/html", ...headers });
    response.end("<!doctype html><h1>Shop</h1>");
  }, options);
  closers.push(server.close);
  return scan(`https://127.0.0.1:${server.port}/`, { profile });
}

const tlsOnly = (rules: readonly string[]) => rules.filter((rule) => /certificate|tls/.test(rule));

describe("a server with", () => {
  test("a self-signed certificate of the right name has that one fault, and its score is capped", async () => {
    const result = await scanServer(makeCertificate({ names: here }));
    expect(result.rules).toEqual(["web.certificate-self-signed"]);
    expect(result.score).toMatchObject({ value: 59, detail: { grade: "D", sub_grades: { tls: { grade: "T" } } } });
    expect(result.notCovered).toEqual([]);
  });

  test("an expired certificate", async () => {
    const day = 86_400_000;
    const certificate = makeCertificate({
      names: here,
      notBefore: new Date(Date.now() - 9 * day),
      notAfter: new Date(Date.now() - day),
    });
    expect((await scanServer(certificate)).rules).toEqual(["web.certificate-expired", "web.certificate-self-signed"]);
  });

  test("a certificate of the future", async () => {
    const day = 86_400_000;
    const certificate = makeCertificate({
      names: here,
      notBefore: new Date(Date.now() + day),
      notAfter: new Date(Date.now() + 90 * day),
    });
    expect((await scanServer(certificate)).rules).toEqual([
      "web.certificate-not-yet-valid",
      "web.certificate-self-signed",
    ]);
  });

  test("a certificate near its end", async () => {
    const certificate = makeCertificate({ names: here, notAfter: new Date(Date.now() + 3 * 86_400_000) });
    expect((await scanServer(certificate)).rules).toEqual([
      "web.certificate-expires-soon",
      "web.certificate-self-signed",
    ]);
  });

  test("a certificate for another name", async () => {
    const certificate = makeCertificate({ names: ["other.example.com"] });
    const result = await scanServer(certificate);
    expect(result.rules).toEqual(["web.certificate-name-mismatch", "web.certificate-self-signed"]);
    expect(result.findings[0]?.evidence.facts?.observed).toContain("other.example.com");
  });

  test("a weak key and a broken signature", async () => {
    const certificate = makeCertificate({ names: here, rsaBits: 1024, hash: "sha1" });
    const result = await scanServer({ ...certificate, ciphers: "ALL:@SECLEVEL=0" });
    expect(result.rules).toEqual(
      expect.arrayContaining(["web.certificate-weak-key", "web.certificate-weak-signature"]),
    );
  });

  test("a certificate of an authority nobody knows", async () => {
    const issuer = makeCertificate({ names: [], subject: "Example CA" });
    const { cert, key } = makeCertificate({ names: here, issuer });
    const result = await scanServer({ cert: cert + issuer.cert, key });
    expect(result.rules).toEqual(["web.certificate-untrusted"]);
    expect(result.findings[0]?.evidence.facts?.observed).toContain("Example CA");
  });

  test("a chain in the wrong order", async () => {
    const root = makeCertificate({ names: [], subject: "Example Root" });
    const middle = makeCertificate({ names: [], subject: "Example CA", issuer: root });
    const { cert, key } = makeCertificate({ names: here, issuer: middle });
    expect((await scanServer({ cert: cert + root.cert + middle.cert, key })).rules).toContain(
      "web.certificate-chain-order",
    );
    expect((await scanServer({ cert: cert + middle.cert + root.cert, key })).rules).toEqual([
      "web.certificate-untrusted",
    ]);
  });

  test("TLS 1.0 to 1.2 only", async () => {
    const certificate = makeCertificate({ names: here });
    const result = await scanServer({
      ...certificate,
      minVersion: "TLSv1",
      maxVersion: "TLSv1.2",
      ciphers: "ALL:@SECLEVEL=0",
    });
    expect(result.rules).toEqual(expect.arrayContaining(["web.tls-protocol-old", "web.tls-1.3-missing"]));
    expect(result.findings.find((finding) => finding.ruleId === "web.tls-protocol-old")?.evidence.facts?.observed).toBe(
      "accepted: TLSv1, TLSv1.1",
    );
  });

  test("a cipher without forward secrecy", async () => {
    const certificate = makeCertificate({ names: here });
    const result = await scanServer({ ...certificate, maxVersion: "TLSv1.2", ciphers: "AES128-SHA" });
    expect(result.rules).toContain("web.tls-cipher-weak");
  });
});

test("the quick scan of an HTTPS page judges headers and TLS together", async () => {
  const result = await scanServer(makeCertificate({ names: here }), "quick");
  expect(tlsOnly(result.rules)).toEqual(["web.certificate-self-signed"]);
  expect(result.rules).toContain("web.hsts-missing");
  expect(result.rules).not.toContain("web.https-missing");
  expect(result.score?.value).toBe(47);
});

test("with the user's own headers a host that proves nothing gets no request", async () => {
  const server = await startServer((_request, response) => response.end(), makeCertificate({ names: here }));
  closers.push(server.close);
  const url = `https://127.0.0.1:${server.port}/`;
  await expect(scan(url, { headers: { "X-Token": "x" } })).rejects.toMatchObject({ code: "net.tls" });
  expect((await scan(url, { headers: { "X-Token": "x" }, ignoreTlsErrors: true })).rules).toContain(
    "web.certificate-self-signed",
  );
});

test("a plain server under the profile tls ends the engine with its fault", async () => {
  const server = await startServer((_request, response) => response.end());
  closers.push(server.close);
  await expect(scan(`https://127.0.0.1:${server.port}/`, { profile: "tls" })).rejects.toMatchObject({
    code: "net.tls",
  });
});

describe("the answer to our own hello", () => {
  test("is read however it is cut into records and pieces, and never past its end", () => {
    const certificate = Buffer.from("certificate");
    const list = Buffer.concat([Buffer.from([0, 0, certificate.length]), certificate]);
    const message = Buffer.concat([Buffer.from([11, 0, 0, list.length + 3, 0, 0, list.length]), list]);
    const stream = Buffer.concat([Buffer.from([2, 0, 0, 1, 0]), message]);
    const records = (size: number) =>
      Buffer.concat(
        Array.from({ length: Math.ceil(stream.length / size) }, (_, index) => {
          const part = stream.subarray(index * size, (index + 1) * size);
          return Buffer.concat([Buffer.from([22, 3, 3, 0, part.length]), part]);
        }),
      );
    for (const size of [1, 5, 1000]) {
      const whole = records(size);
      const found = readHandshakes(whole).messages.find((each) => each.type === 11);
      expect(splitCertificates(found?.body ?? Buffer.alloc(0))).toEqual([certificate]);
      for (let cut = 0; cut < whole.length; cut++) {
        expect(readHandshakes(whole.subarray(0, cut)).messages.every((each) => each.type === 2)).toBe(true);
      }
    }
  });

  test("is not waited for when it drips, breaks off or never comes", async () => {
    const answers: readonly ((socket: Socket) => void)[] = [
      (socket) => socket.destroy(),
      (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
      () => {},
      (socket) => {
        socket.write(Buffer.from([22, 3, 3, 255, 255]));
        const timer = setInterval(() => socket.write(Buffer.alloc(1)), 20);
        socket.on("close", () => clearInterval(timer));
      },
    ];
    const net = createNet({ policy: addressPolicy(["127.0.0.1"]), clock: systemClock, userAgent: "test" });
    for (const answer of answers) {
      const server = createServer((socket) => {
        socket.on("error", () => {});
        answer(socket);
      }).listen(0, "127.0.0.1");
      await once(server, "listening");
      closers.push(async () => void server.close());
      const { port } = server.address() as AddressInfo;
      const signal = new AbortController().signal;
      const probe = { host: "127.0.0.1", port, timeoutSeconds: 0.3, signal, random: Buffer.alloc(32) };
      expect(await readSentChain(net, probe)).toBeUndefined();
    }
  });

  test("names the weak suite that the server chose", async () => {
    const body = Buffer.concat([Buffer.from([3, 3]), Buffer.alloc(32), Buffer.from([4, 1, 2, 3, 4, 0xc0, 0x11, 0])]);
    const record = Buffer.concat([Buffer.from([22, 3, 3, 0, body.length + 4, 2, 0, 0, body.length]), body]);
    const server = createServer((socket) => void socket.on("error", () => {}).once("data", () => socket.write(record)));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    closers.push(async () => void server.close());
    const { port } = server.address() as AddressInfo;
    const net = createNet({ policy: addressPolicy(["127.0.0.1"]), clock: systemClock, userAgent: "test" });
    const signal = new AbortController().signal;
    const probe = { host: "127.0.0.1", port, timeoutSeconds: 2, signal, random: Buffer.alloc(32) };
    expect(await acceptedWeakSuite(net, probe)).toBe("ECDHE-RSA-RC4-SHA");
  });

  test("may be anything", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { messages } = readHandshakes(Buffer.from(bytes));
        return messages.every((message) => splitCertificates(message.body).length <= 20);
      }),
    );
    expect(readHandshakes(Buffer.from([21, 3, 3, 0, 2, 2, 40])).isOver).toBe(true);
    expect(readHandshakes(Buffer.from("HTTP/1.1 400 Bad Request")).isOver).toBe(true);
  });
});

describe("judged by facts alone", () => {
  const good: TlsInventory = {
    host: "example.com",
    port: 443,
    chain: [
      {
        subject: "CN=example.com",
        issuer: "CN=Example CA",
        notBefore: new Date("2026-01-01"),
        notAfter: new Date("2026-12-01"),
        names: "DNS:example.com",
        matchesHost: true,
        isSelfSigned: false,
        keyType: "ec",
        keyBits: 3072,
        signatureAlgorithm: "ecdsa-with-SHA256",
      },
    ],
    authorizationError: undefined,
    versions: { TLSv1: "refused", "TLSv1.1": "refused", "TLSv1.2": "accepted", "TLSv1.3": "accepted" },
    ciphers: ["ECDHE-ECDSA-AES256-GCM-SHA384", "TLS_AES_256_GCM_SHA384"],
  };
  const rulesOf = (change: Partial<TlsInventory>) =>
    evaluateTls({ ...good, ...change }, "https://example.com/", new Date("2026-06-01")).map((hit) => hit.rule.id);

  test.each<[string, Partial<TlsInventory>, string[]]>([
    ["a good server", {}, []],
    ["a missing intermediate", { authorizationError: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" }, ["certificate-untrusted"]],
    ["an unknown authority", { authorizationError: "SELF_SIGNED_CERT_IN_CHAIN" }, ["certificate-untrusted"]],
    ["a name fault alone is not a chain fault", { authorizationError: "ERR_TLS_CERT_ALTNAME_INVALID" }, []],
    ["an unknown answer is not a refusal", { versions: { ...good.versions, "TLSv1.3": "unknown" } }, []],
    ["triple DES", { ciphers: ["ECDHE-RSA-DES-CBC3-SHA"] }, ["tls-cipher-weak"]],
    ["anonymous", { ciphers: ["AECDH-AES256-SHA"] }, ["tls-cipher-weak"]],
    ["no chain at all", { chain: [] }, []],
  ])("%s", (_why, change, expected) => {
    expect(rulesOf(change)).toEqual(expected);
  });

  test("rules are sorted and unique", () => {
    const ids = tlsRules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
