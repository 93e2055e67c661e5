import type { RequestListener } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { type ScanResult, scan } from "./testing/scan.ts";
import { startServer } from "./testing/servers.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function serve(listener: RequestListener): Promise<string> {
  const server = await startServer(listener);
  closers.push(server.close);
  return `http://127.0.0.1:${server.port}/`;
}

/** A site with these bodies and 404 for the rest. */
function site(
  pages: Readonly<Record<string, string | Buffer>>,
  headers: Readonly<Record<string, string>> = {},
): RequestListener {
  return (request, response) => {
    const body = pages[request.url ?? ""];
    const type = typeof body === "string" && body.startsWith("<") ? "text/html" : "text/plain";
    response.writeHead(body === undefined ? 404 : 200, { "Content-Type": type, ...headers });
    response.end(body ?? "not here");
  };
}

const home = "<!doctype html><title>Shop</title><h1>Shop</h1>";
const hardened = {
  "Content-Security-Policy": "default-src 'none'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
};

describe("a bare page over plain HTTP", () => {
  test("lacks HTTPS and four headers, never HSTS, and scores 67", async () => {
    const result = await scan(await serve(site({ "/": home })));
    expect(result.rules).toEqual([
      "web.cross-origin-headers-missing",
      "web.csp-missing",
      "web.framing-unrestricted",
      "web.https-missing",
      "web.nosniff-missing",
      "web.permissions-policy-missing",
      "web.referrer-policy-missing",
      "web.security-txt-missing",
    ]);
    expect(result.score).toMatchObject({ value: 67, version: 1, basis: "passive", detail: { grade: "D" } });
    expect(result.notCovered).toEqual([]);
    const paths = result.covered.map((url) => new URL(url).pathname);
    expect(paths).toEqual(expect.arrayContaining(["/", "/.git/config", "/.well-known/security.txt"]));
    expect(result.statistics.urls_scanned).toBe(1);
    expect(result.statistics.requests_made).toBeGreaterThan(10);
  });

  test("gives findings that explain, repair and prove", async () => {
    const { findings } = await scan(await serve(site({ "/": home })));
    for (const finding of findings) {
      expect(finding.description.length, finding.ruleId).toBeGreaterThan(40);
      expect(finding.remediation, finding.ruleId).toContain("```");
      expect(Object.keys(finding.evidence.facts ?? {}), finding.ruleId).toEqual(
        expect.arrayContaining(["observed", "expected"]),
      );
      expect(finding.anchor, finding.ruleId).toMatch(/^[a-z-]+:/);
    }
    const policy = findings.find((finding) => finding.ruleId === "web.csp-missing");
    expect(policy?.evidence.request).toMatch(/^GET \/ HTTP\/1\.1/);
    expect(policy?.evidence.response).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  test("progress rises and ends at the total", async () => {
    const { progress } = await scan(await serve(site({ "/": home })));
    const done = progress.map(([value]) => value);
    expect(done).toEqual(done.toSorted((left, right) => left - right));
    expect(progress.at(-1)![0]).toBe(progress.at(-1)![1]);
  });

  test("twice the same gives the same findings in the same order", async () => {
    const url = await serve(site({ "/": home }));
    const identity = (result: ScanResult) =>
      result.findings.map((finding) => [finding.ruleId, finding.anchor, finding.location.url]);
    expect(identity(await scan(url))).toEqual(identity(await scan(url)));
  });
});

test("a hardened page is left with what only HTTPS gives", async () => {
  const result = await scan(
    await serve(site({ "/": home, "/.well-known/security.txt": "Contact: mailto:security@example.com\n" }, hardened)),
  );
  expect(result.rules).toEqual(["web.https-missing"]);
  expect(result.score?.value).toBe(87);
});

describe("pages", () => {
  test("of one route shape share a finding, and the site's headers are one finding", async () => {
    const broken =
      "<!doctype html><a href=/item/1>1</a><a href=/item/2>2</a><a href=/logout>x</a><p>ORA-00942: table or view does not exist</p>";
    const visited: string[] = [];
    const listen = site({ "/": broken, "/item/1": broken, "/item/2": broken });
    const url = await serve((request, response) => {
      visited.push(request.url ?? "");
      listen(request, response);
    });
    const { findings, statistics } = await scan(url);
    const errors = findings.filter((finding) => finding.ruleId === "web.error-details");
    expect(errors.map((finding) => new URL(finding.location.url ?? "").pathname)).toEqual(["/", "/item/1"]);
    expect(errors[1]?.evidence.facts?.locations).toContain("/item/2");
    expect(findings.filter((finding) => finding.ruleId === "web.csp-missing")).toHaveLength(1);
    expect(statistics.urls_scanned).toBe(3);
    expect(visited).not.toContain("/logout");
  });

  test("never show a cookie's value", async () => {
    const result = await scan(await serve(site({ "/": home }, { "Set-Cookie": "sessionid=topvalue; Path=/" })));
    expect(result.rules).toContain("web.cookie-session-not-httponly");
    expect(JSON.stringify(result)).not.toContain("topvalue");
  });

  test("at most five are fetched for their content", async () => {
    const links = Array.from({ length: 50 }, (_, index) => `<a href=/page${index}>x</a>`).join("");
    const result = await scan(
      await serve(
        site({
          "/": `<!doctype html>${links}`,
          ...Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`/page${index}`, home])),
        }),
      ),
    );
    expect(result.statistics.urls_scanned).toBe(5);
  });
});

describe("exposed files", () => {
  test("are found by their content", async () => {
    const result = await scan(
      await serve(
        site({
          "/": home,
          "/.git/HEAD": "ref: refs/heads/main\n",
          "/.env": "DB_HOST=db.example.com\nDB_PASSWORD=verysecretvalue\n",
          "/backup.zip": Buffer.from("PK\x03\x04\x14\x00\x00\x00", "latin1"),
          "/package.json": '{"name":"shop","dependencies":{}}',
        }),
      ),
    );
    expect(result.rules).toEqual(
      expect.arrayContaining(["web.exposed-archive", "web.exposed-env", "web.exposed-git", "web.exposed-manifest"]),
    );
    expect(JSON.stringify(result)).not.toContain("verysecretvalue");
    const git = result.findings.find((finding) => finding.ruleId === "web.exposed-git");
    expect(git?.location.url).toMatch(/\/\.git\/HEAD$/);
    expect(git?.anchor).toBe("file:/.git/HEAD");
  });

  test("are not claimed of a site that answers 200 to everything, whatever it says", async () => {
    for (const body of [
      home,
      "ref: refs/heads/main\n",
      "A_B=1\nC_D=2\n",
      '{"openapi":"3.0.0","paths":{},"dependencies":{},"_links":{"self":{"href":""}}}',
    ]) {
      const result = await scan(await serve((_request, response) => response.writeHead(200).end(body)));
      expect(
        result.rules.filter((rule) => /exposed|api-description/.test(rule)),
        body,
      ).toEqual([]);
    }
  });
});

describe("cross-origin access", () => {
  const answering =
    (allow: (origin: string) => string | undefined, credentials: boolean): RequestListener =>
    (request, response) => {
      const allowed = allow(request.headers.origin ?? "");
      if (allowed !== undefined) response.setHeader("Access-Control-Allow-Origin", allowed);
      if (credentials) response.setHeader("Access-Control-Allow-Credentials", "true");
      site({ "/": home })(request, response);
    };

  const hostname = "shop.example.com";
  test.each<[string, (origin: string) => string | undefined, boolean, string[]]>([
    ["any origin with credentials", (origin) => origin, true, ["web.cors-reflected-credentials"]],
    ["any origin", (origin) => origin, false, ["web.cors-reflected"]],
    ["everyone", () => "*", true, ["web.cors-wildcard"]],
    ["null", (origin) => (origin === "null" ? origin : undefined), true, ["web.cors-null-credentials"]],
    [
      "what begins like the host",
      (origin) => (origin.startsWith(`http://${hostname}`) ? origin : undefined),
      true,
      ["web.cors-lookalike-credentials"],
    ],
    [
      "what ends like the host",
      (origin) => (origin.endsWith(hostname) ? origin : undefined),
      true,
      ["web.cors-lookalike-credentials", "web.cors-subdomain-credentials"],
    ],
    [
      "subdomains",
      (origin) => (origin.endsWith(`.${hostname}`) ? origin : undefined),
      true,
      ["web.cors-subdomain-credentials"],
    ],
    ["one partner", () => "https://partner.example.com", true, []],
    ["the host itself", (origin) => (origin === `http://${hostname}` ? origin : undefined), true, []],
  ])("of %s", async (_who, allow, credentials, expected) => {
    const { port } = new URL(await serve(answering(allow, credentials)));
    const result = await scan(`http://${hostname}:${port}/`, { resolver: async () => ["127.0.0.1"] });
    expect(result.rules.filter((rule) => rule.startsWith("web.cors"))).toEqual(expected);
  });
});

describe("profiles", () => {
  test("headers sends one request for content and none for files", async () => {
    const result = await scan(await serve(site({ "/": home })), { profile: "headers" });
    expect(result.statistics.requests_made).toBe(1);
    expect(result.rules).toContain("web.csp-missing");
    expect(result.rules).not.toContain("web.security-txt-missing");
  });

  test("one that promises more says what it left out", async () => {
    const result = await scan(await serve(site({ "/": home })), { profile: "full" });
    expect(result.notCovered).toEqual(["crawl and active checks"]);
  });
});

describe("targets", () => {
  test("a bare host tries https, then http", async () => {
    const { host } = new URL(await serve(site({ "/": home })));
    const result = await scan(host);
    expect(result.rules).toContain("web.https-missing");
  });

  test("redirects within the site are followed", async () => {
    const url = await serve((request, response) =>
      request.url === "/"
        ? response.writeHead(301, { location: "/home" }).end()
        : site({ "/home": home })(request, response),
    );
    const { findings } = await scan(url);
    expect(findings.find((finding) => finding.ruleId === "web.csp-missing")?.location.url).toBe(`${url}home`);
  });

  test("the user's own headers stay with the host they were given for", async () => {
    const seen: string[] = [];
    const url = await serve((request, response) => {
      seen.push(`${request.headers.host?.split(":")[0]} ${request.headers["x-token"]}`);
      const away = `http://www.example.com:${request.socket.localPort}/home`;
      if (request.headers.host?.startsWith("example.com")) response.writeHead(302, { location: away }).end();
      else response.end(home);
    });
    await scan(`http://example.com:${new URL(url).port}/`, {
      profile: "headers",
      headers: { "X-Token": "mine" },
      ignoreTlsErrors: true,
      resolver: async () => ["127.0.0.1"],
    });
    expect(seen).toEqual(["example.com mine", "www.example.com undefined"]);
  });

  test("redirects to another site are not followed", async () => {
    let hits = 0;
    const other = new URL(await serve((_request, response) => response.end(String(hits++))));
    const url = await serve((_request, response) =>
      response.writeHead(302, { location: `http://other.example.org:${other.port}/` }).end(),
    );
    const result = await scan(url, { resolver: async () => ["127.0.0.1"] });
    expect(hits).toBe(0);
    expect(result.excluded).toEqual([`http://other.example.org:${other.port}/`]);
  });

  test.each([
    ["a host that is not there", "http://127.0.0.1:1/", "net.unreachable"],
    ["a private address", "http://10.0.0.1/", "net.address_refused"],
  ])("%s ends the engine with its fault", async (_why, url, code) => {
    await expect(scan(url)).rejects.toMatchObject({ code });
  });

  test("a name without address ends the engine with its fault", async () => {
    await expect(scan("http://nowhere.example.com/", { resolver: async () => [] })).rejects.toMatchObject({
      code: "net.not_resolved",
    });
  });

  test("a start page that redirects into a private range ends the engine", async () => {
    const url = await serve((_request, response) => response.writeHead(302, { location: "http://127.0.0.1:9/" }).end());
    await expect(scan(url, { allow: [new URL(url).host] })).rejects.toMatchObject({ code: "net.address_refused" });
  });
});

describe("a difficult target", () => {
  test("that pushes back on probes makes the scan partial, without score", async () => {
    const url = await serve((request, response) =>
      request.url === "/" ? response.setHeader("content-type", "text/html").end(home) : response.writeHead(429).end(),
    );
    const result = await scan(url);
    expect(result.notCovered).toEqual(["well-known files"]);
    expect(result.score).toBeUndefined();
    expect(result.rules).toContain("web.csp-missing");
  });

  test("whose start page fails is looked at, and gets no score", async () => {
    const result = await scan(
      await serve((_request, response) => response.writeHead(500, { "content-type": "text/html" }).end(home)),
    );
    expect(result.rules).toContain("web.csp-missing");
    expect(result.notCovered).toHaveLength(1);
    expect(result.score).toBeUndefined();
  });

  test("whose start page is a not-found page is judged like any other", async () => {
    const result = await scan(
      await serve((_request, response) => response.writeHead(404, { "content-type": "text/html" }).end(home)),
    );
    expect(result.score?.value).toBe(67);
  });

  test("that sends ten megabytes of nested markup, bad bytes and many headers is bounded", async () => {
    const body = Buffer.concat([
      Buffer.from("<!doctype html>"),
      Buffer.from("<div a=\xff>".repeat(1_000_000), "latin1"),
    ]);
    const url = await serve((request, response) => {
      for (let index = 0; index < 500; index++) response.setHeader(`x-${index}`, "y");
      response.setHeader(
        "Set-Cookie",
        Array.from({ length: 1000 }, (_, index) => `session${index}=1`),
      );
      if (request.url === "/") response.setHeader("content-type", "text/html").end(body);
      else response.writeHead(404).end();
    });
    const result = await scan(url);
    expect(result.rules).toContain("web.csp-missing");
    expect(result.findings.length).toBeLessThan(1000);
  });

  test("is left within two seconds of an abort", async () => {
    const controller = new AbortController();
    const url = await serve((request, response) => {
      if (request.url === "/") return response.setHeader("content-type", "text/html").end(home);
      controller.abort(new Error("stop"));
      return undefined;
    });
    const running = scan(url, { signal: controller.signal });
    await expect(running).rejects.toThrow("stop");
  }, 2000);
});

test("the topology names host, address, service and third parties", async () => {
  const url = await serve(site({ "/": '<!doctype html><script src="https://cdn.example.org/a.js"></script>' }));
  const { artifacts } = await scan(url);
  const topology = JSON.parse(artifacts.topology ?? "");
  expect(topology.nodes.map((node: { type: string }) => node.type)).toEqual([
    "host",
    "service",
    "address",
    "third_party",
  ]);
  expect(topology.edges).toContainEqual({ from: new URL(url).origin, to: "cdn.example.org", type: "loads_from" });
  for (const { risk } of topology.nodes) expect(risk >= 0 && risk <= 10).toBe(true);
  expect(topology.metadata.timestamp).toMatch(/^\d{4}-/);
});
