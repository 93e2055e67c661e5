import cookie from "@fastify/cookie";
import websocket from "@fastify/websocket";
import type { Clock } from "@gatewatch/base/clock";
import { type Fault, messageOf } from "@gatewatch/base/fault";
import { newId } from "@gatewatch/base/ids";
import type { Log } from "@gatewatch/base/log";
import type { Random } from "@gatewatch/base/random";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { validatorCompiler } from "fastify-type-provider-zod";
import type { z } from "zod";
import type { Kernel } from "../../kernel/index.ts";
import type { Certificate } from "./certificate.ts";
import type { HttpConfig } from "./config.ts";
import type { Dialect } from "./contract.ts";
import { revive, subprotocol } from "./credentials.ts";
import { dialectOf } from "./dialect-of.ts";
import { type Document, serveDocumentation } from "./documentation.ts";
import { httpFaults } from "./faults.ts";
import { passGate } from "./gate.ts";
import { createHub } from "./live/hub.ts";
import { createLongPoll } from "./live/long-poll.ts";
import { type MetricsPort, serveMetrics } from "./metrics.ts";
import { prefixesOf, readMounts, routedUrl } from "./mount.ts";
import { mountDialect } from "./mount-dialect.ts";
import type { ApiDocument } from "./openapi-document.ts";
import { type HttpServer, openPorts, requestTimeoutMs } from "./ports.ts";
import { isProbe, serveProbes } from "./probes.ts";
import { faultOf } from "./problem.ts";
import { readBodies } from "./read-bodies.ts";
import { securityHeaders } from "./security-headers.ts";
import { sendFault, sendToSignIn } from "./send.ts";
import { traceOf } from "./trace.ts";
import { requireHttps, trustedProxies } from "./transport.ts";
import { servePages } from "./ui.ts";

export interface HttpDeps<Doors> {
  /** The native one first: it answers for addresses that belong to none. */
  readonly dialects: readonly [Dialect<Doors>, ...Dialect<Doors>[]];
  /** What the dialects' handlers get. */
  readonly doors: Doors;
  readonly kernel: Pick<
    Kernel,
    "identity" | "keys" | "limits" | "plans" | "usage" | "events" | "idempotency" | "ready" | "teams"
  >;
  readonly config: HttpConfig;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** The built pages, `packages/web/dist`. */
  readonly pagesFolder: string;
  /** Makes the pages at `/docs`. */
  readonly document: Document;
  /** Makes every port speak https and wss. */
  readonly certificate?: Certificate | undefined;
  /** Without it there is no `/metrics`. */
  readonly metrics?: MetricsPort;
  /**
   * Looks at every answer before it leaves: what tests do. Absent: nothing is looked at twice, the types of the routes
   * hold.
   *
   * @throws when the answer is not what its schema says
   */
  readonly inspect?: (schema: z.ZodType, body: unknown) => void;
}

const bodyBytesMax = 1024 * 1024;
const requestIdPattern = /^[\w.-]{1,64}$/;

/** Puts the dialects on one HTTP server. Nothing is opened before `listen`. */
export async function createHttpServer<Doors>(deps: HttpDeps<Doors>): Promise<HttpServer> {
  const { dialects, config, clock, random, log, certificate } = deps;
  const [native] = dialects;
  const publicUrl = config.GATEWATCH_PUBLIC_URL;
  const hosts = new Map(readMounts(config.GATEWATCH_DIALECT_HOSTS, prefixesOf(dialects)));
  const trusts = trustedProxies(config.GATEWATCH_TRUSTED_PROXIES);
  const transport = { isTls: certificate !== undefined, allowsHttp: config.GATEWATCH_INSECURE_HTTP, trusts };
  const ports = new Map<number, string>(); // filled when they are opened: a wanted port 0 becomes a real one there

  const app: FastifyInstance = Fastify({
    ...(certificate ? { https: certificate.current() } : {}),
    logger: false,
    trustProxy: config.GATEWATCH_TRUSTED_PROXIES.length > 0 ? trusts : false,
    bodyLimit: bodyBytesMax,
    requestTimeout: requestTimeoutMs,
    routerOptions: { maxParamLength: 1024 },
    requestIdHeader: false,
    genReqId(request) {
      const sent = request.headers["x-request-id"];
      return typeof sent === "string" && requestIdPattern.test(sent) ? sent : newId(clock, random);
    },
    rewriteUrl: (request) => routedUrl({ hosts, ports, trusts }, request),
    frameworkErrors: (error, request, reply) => {
      // The router itself refused the address, before any hook: limits still count and show.
      const dialect = dialectOf(dialects, request.url) ?? native;
      const gate = { kernel: deps.kernel, clock, publicUrl };
      begin(request, reply);
      const refused = async () => {
        requireHttps(request, transport);
        await passGate(gate, dialect, undefined, request, reply);
      };
      refused()
        .then(() => faultOf(error), faultOf)
        .then((fault) => refuse(request, reply, fault))
        .catch((failure: unknown) => log.error({ error: messageOf(failure) }, "a refusal could not be sent"));
    },
  });

  const security = securityHeaders(certificate !== undefined || publicUrl?.startsWith("https:") === true);
  const begin = (request: FastifyRequest, reply: FastifyReply): void => {
    request.trace = traceOf(request.headers.traceparent, random);
    reply.headers(security).header("X-Request-Id", request.id).header("traceparent", request.trace.parent);
  };

  const refuse = (request: FastifyRequest, reply: FastifyReply, fault: Fault): FastifyReply => {
    const level = fault.status >= 500 ? "error" : "debug";
    log[level](
      { requestId: request.id, traceId: request.trace?.traceId, code: fault.code, cause: fault.cause },
      messageOf(fault),
    );
    const step = request.routeOptions.config?.rule?.signInStep;
    const takesPage = request.headers.accept?.includes("text/html") ?? false;
    if (step === "back" || (step === "away" && takesPage)) return sendToSignIn(request, reply, fault);
    return sendFault(request, reply, fault, dialectOf(dialects, request.url) ?? native);
  };

  app.setValidatorCompiler(validatorCompiler);
  const { inspect } = deps;
  app.setSerializerCompiler<z.ZodType>(({ schema }) => (body) => {
    inspect?.(schema, body);
    return JSON.stringify(body);
  });
  app.decorateRequest("identified", undefined);
  app.decorateRequest("trace", undefined);
  readBodies(app);
  await app.register(cookie);
  await app.register(websocket, {
    options: {
      maxPayload: 4096,
      handleProtocols: (offered: ReadonlySet<string>) => (offered.has(subprotocol) ? subprotocol : false),
    },
    preClose: (done) => done(),
  });

  app.addHook("onRequest", async (request, reply) => {
    begin(request, reply);
    if (!isProbe(request.url)) requireHttps(request, transport);
    const dialect = dialectOf(dialects, request.url);
    if (!dialect) return;
    const gate = { kernel: deps.kernel, clock, publicUrl };
    const identified = await passGate(gate, dialect, request.routeOptions.config.rule, request, reply);
    if (!identified) return reply;
    request.identified = identified;
    if (request.url.includes("%00")) {
      throw httpFaults("http.malformed_request", {
        message: "The address holds a NUL character. Leave it out.",
        fields: [{ field: "url", reason: "holds a NUL character" }],
      });
    }
  });
  app.addHook("onResponse", async (request, reply) => {
    const { identified, method, trace, id: requestId } = request;
    const path = request.originalUrl.split("?")[0]; // a query may hold a token
    const who = { keyId: identified?.principal?.keyId, userId: identified?.principal?.userId };
    log.debug(
      {
        requestId,
        traceId: trace?.traceId,
        method,
        path,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...who,
      },
      "request",
    );
  });
  app.setErrorHandler((error, request, reply) => refuse(request, reply, faultOf(error)));

  const hub = createHub({
    doors: deps.doors,
    events: deps.kernel.events,
    revive: (principal) => revive(deps.kernel, principal),
    clock,
    random,
    log,
  });
  const longPoll = createLongPoll<Doors>({ events: deps.kernel.events, clock });
  const isSecure = (request: FastifyRequest) =>
    request.protocol === "https" || publicUrl?.startsWith("https:") === true;
  const apis = new Map<string, () => ApiDocument>();
  for (const dialect of dialects)
    apis.set(
      dialect.name,
      await mountDialect(app, dialect, { doors: deps.doors, kernel: deps.kernel, hub, longPoll, isSecure }),
    );
  const document = () => deps.document(new Map([...apis].map(([name, read]) => [name, read()])));
  await serveDocumentation(app, document, (request, reply) => refuse(request, reply, nothingHere(request)));
  if (deps.metrics) {
    serveMetrics(app, deps.kernel, deps.metrics, (url) => dialectOf(dialects, url)?.name ?? "none");
  }
  serveProbes(app, deps.kernel, clock);
  const page = await servePages(app, deps.pagesFolder);
  app.setNotFoundHandler((request, reply) => {
    const shown = dialectOf(dialects, request.url) ? undefined : page(request, reply);
    return shown ?? refuse(request, reply, nothingHere(request));
  });
  await app.ready();

  return openPorts(app, { dialects, config, certificate, clock, ports, beforeClose: hub.close });
}

function nothingHere(request: FastifyRequest): Fault {
  const path = request.originalUrl.split("?")[0]!.slice(0, 200);
  return httpFaults("http.not_found", {
    message: `There is nothing at ${request.method} "${path}". Check the address and the method.`,
  });
}
