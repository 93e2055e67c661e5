import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Principal } from "../../kernel/actor.ts";
import type { Kernel } from "../../kernel/index.ts";
import { answerOnce } from "./answer-once.ts";
import { completeDocument } from "./complete-document.ts";
import type { Dialect, Input, Route } from "./contract.ts";
import { signInCookie } from "./credentials.ts";
import { tagRead } from "./entity-tag.ts";
import { httpFaults } from "./faults.ts";
import { type GateRule, mayUseKeys } from "./gate.ts";
import { eventStreamSink } from "./live/event-stream.ts";
import type { Hub } from "./live/hub.ts";
import type { LongPoll } from "./live/long-poll.ts";
import { webSocketSink } from "./live/web-socket.ts";
import { describeRoutes } from "./openapi.ts";
import type { ApiDocument } from "./openapi-document.ts";
import { readJson } from "./read-bodies.ts";
import { sendAnswer } from "./send.ts";
import { spellingOf } from "./spelling.ts";
import "./request.ts";

/**
 * Gives one dialect its routes, its WebSocket and its OpenAPI document, all below its prefix.
 *
 * @returns reads the document, once every route is known
 */
export async function mountDialect<Doors>(
  app: FastifyInstance,
  dialect: Dialect<Doors>,
  deps: {
    readonly doors: Doors;
    readonly kernel: Pick<Kernel, "idempotency" | "plans">;
    readonly hub: Hub<Doors>;
    readonly longPoll: LongPoll<Doors>;
    readonly isSecure: (request: FastifyRequest) => boolean;
  },
): Promise<() => ApiDocument> {
  let document: (() => ApiDocument) | undefined;
  const { doors, kernel, hub, longPoll, isSecure } = deps;
  await app.register(
    async (scope) => {
      await describeRoutes(scope, dialect);
      const uploadTypes = new Set(dialect.routes.flatMap((route) => route.upload?.mediaTypes ?? []));
      for (const type of uploadTypes) scope.addContentTypeParser(type, (_request, _payload, done) => done(null));
      if (dialect.mediaType) scope.addContentTypeParser(dialect.mediaType, { parseAs: "string" }, readJson);
      scope.addHook("onSend", tagRead);
      for (const [url, methods] of methodsByUrl(dialect)) {
        const rule: GateRule = { access: "public", limitClass: "standard", mediaTypes: undefined };
        scope.options(url, { config: { rule }, schema: { hide: true } }, (_request, reply) =>
          reply.header("Allow", methods.join(", ")).send({ methods }),
        );
      }
      for (const route of dialect.routes) {
        const respell =
          dialect.name === "native"
            ? { body: spellingOf(route.schema.body), query: spellingOf(route.schema.query) }
            : undefined;
        scope.route({
          method: route.method,
          url: route.url,
          config: { rule: ruleOf(dialect, route) },
          schema: documented(dialect, route),
          preValidation: async (request) => {
            if (respell === undefined) return;
            request.body = respell.body(request.body);
            request.query = respell.query(request.query);
          },
          handler: async (request, reply) => {
            const read = () => route.handle(inputOf(request), doors);
            const act = () => longPoll(route, request, reply, doors, read);
            const answer = await answerOnce(kernel, dialect, route, request, reply, act);
            if (dialect.mediaType && route.success !== 204) reply.type(dialect.mediaType);
            return sendAnswer(reply, route.success ?? 200, answer, isSecure(request));
          },
        });
      }
      const socket = dialect.createSocket?.();
      if (socket) {
        const config = { rule: { access: socket.access, limitClass: "standard", mediaTypes: undefined } as const };
        const mayListen = (principal: Principal) => mayUseKeys(kernel, dialect, principal);
        const preHandler = async (request: FastifyRequest) => {
          if (!hub.hasRoom(principalOf(request).teamId)) throw tooManySockets();
        };
        scope.route({
          method: "GET",
          url: "/ws",
          websocket: true,
          config,
          preHandler,
          handler: (connection, request) => {
            const resume = new URL(request.url, "http://localhost").searchParams.get("resume") ?? undefined;
            hub.add(webSocketSink(connection), principalOf(request), socket, mayListen, resume);
          },
        });
        if (socket.hasStream) {
          scope.route({
            method: "GET",
            url: "/events",
            config,
            preHandler,
            schema: streamDocument,
            handler: (request, reply) => {
              const last = request.headers["last-event-id"];
              const { sink, body } = eventStreamSink();
              reply.raw.on("close", () => sink.close("dead"));
              hub.add(sink, principalOf(request), socket, mayListen, last === undefined ? undefined : String(last));
              return reply.type("text/event-stream; charset=utf-8").header("X-Accel-Buffering", "no").send(body);
            },
          });
        }
      }
      const rule: GateRule = { access: "public", limitClass: "standard", mediaTypes: undefined };
      scope.get("/openapi.json", { config: { rule }, schema: { hide: true } }, () => document?.());
      document = once(() => completeDocument(JSON.parse(JSON.stringify(scope.swagger())), dialect));
    },
    { prefix: dialect.prefix },
  );
  if (document === undefined) throw new TypeError("a dialect was not mounted");
  return document;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What each address of the dialect takes, for `Allow` (RFC 9110 §9.3.7). */
function methodsByUrl<Doors>({ routes }: Dialect<Doors>): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { url, method } of routes) {
    const own = method === "GET" ? ["GET", "HEAD"] : [method];
    const address = url.replace(/:\w+/g, ":id"); // one address, however its routes name its parameters
    methods.set(address, [...(methods.get(address) ?? ["OPTIONS"]), ...own]);
  }
  return methods;
}

function ruleOf<Doors>(dialect: Dialect<Doors>, route: Route<Doors>): GateRule {
  const json = ["application/json", ...(dialect.mediaType ? [dialect.mediaType] : [])];
  const bodyTypes = route.takesForm ? ["application/x-www-form-urlencoded"] : json;
  const mediaTypes = route.upload?.mediaTypes ?? (route.schema.body ? bodyTypes : undefined);
  const usual = route.url.startsWith("/admin/") ? "admin" : "standard";
  return {
    access: route.access,
    limitClass: route.limitClass ?? usual,
    mediaTypes,
    ...(route.takesForm && { fromOtherSites: true }),
    ...(route.deprecation && { deprecation: route.deprecation }),
    ...(route.signInStep && { signInStep: route.signInStep }),
  };
}

function inputOf(request: FastifyRequest): Input<unknown, unknown, unknown, Principal | undefined> {
  const principal = request.identified?.principal;
  return {
    params: request.params,
    query: request.query,
    body: request.body,
    principal: principal && { ...principal, ip: request.ip },
    openSession: request.identified?.openSession,
    origin: { ip: request.ip, userAgent: request.headers["user-agent"] ?? "" },
    signInCookie: request.cookies?.[signInCookie],
    ifMatch: request.headers["if-match"],
    stream: request.raw,
  };
}

/** Only reached behind the gate, which lets nobody through to a WebSocket without a principal. */
function principalOf(request: FastifyRequest): Principal {
  const principal = request.identified?.principal;
  if (!principal) throw httpFaults("http.unauthenticated", { message: "Credentials are missing." });
  return principal;
}

function documented<Doors>(dialect: Dialect<Doors>, route: Route<Doors>) {
  const { params, query, body, answer } = route.schema;
  const success = route.produces
    ? { description: route.summary, content: { [route.produces]: { schema: z.string() } } }
    : answer;
  return {
    ...(route.isHidden ? { hide: true } : {}),
    ...(route.deprecation ? { deprecated: true } : {}),
    operationId: route.operationId,
    summary: route.summary,
    tags: [route.tag],
    security: route.access === "public" ? [] : [{ ApiKeyAuth: [] }, { BearerAuth: [] }],
    ...(route.upload ? { consumes: [...route.upload.mediaTypes] } : {}),
    ...(route.takesForm ? { consumes: ["application/x-www-form-urlencoded"] } : {}),
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body ? { body } : {}),
    response: {
      [route.success ?? 200]: success,
      ...(route.saysUnavailable ? { 503: success } : {}),
      "4xx": dialect.errorSchema,
      "5xx": dialect.errorSchema,
    },
  };
}

function tooManySockets() {
  return httpFaults("http.too_many_sockets", {
    message: "Your team has 200 live connections open, which is the most. Close some, then connect again.",
    retryAfterSeconds: 30,
  });
}

const streamDocument = {
  operationId: "getEvents",
  summary: "What happens in the team, as server-sent events; Last-Event-ID resumes behind the last one seen",
  tags: ["Live"],
  security: [{ ApiKeyAuth: [] }, { BearerAuth: [] }],
  response: {
    200: { description: "A stream without end", content: { "text/event-stream": { schema: z.string() } } },
  },
};
