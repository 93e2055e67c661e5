/**
 * What a dialect gives the one HTTP server: its place, its error shape, its routes. A route states everything about
 * itself; the server does the rest (principal, limits, rights, validation, documentation).
 */
import type { z } from "zod";
import type { Principal } from "../../kernel/actor.ts";
import type { DeliveredEvent } from "../../kernel/events/index.ts";
import type { OpenSession, Origin } from "../../kernel/identity/index.ts";
import type { DialectName, LimitClass } from "../../kernel/limits/index.ts";
import type { Feature } from "../../kernel/plans/index.ts";
import type { Scope } from "../../kernel/roles/index.ts";
import type { Problem } from "./problem.ts";

/** `public` needs no credentials, `authenticated` any principal, a scope that right. */
export type Access = "public" | "authenticated" | Scope;

export interface Dialect<Doors> {
  readonly name: DialectName;
  /** `/codesec/v1`: where the dialect is mounted on the main host, without a slash at the end. */
  readonly prefix: string;
  readonly title: string;
  /** What the API is, for its document. */
  readonly description: string;
  /** What each tag of its routes is about. */
  readonly tags: Readonly<Record<string, string>>;
  /** Also takes the session cookie and session tokens. */
  readonly takesSessions: boolean;
  /** What a team's plan must have for its API keys to be taken here. Sessions need nothing. */
  readonly keysNeed?: Feature;
  /** Of answers, and of bodies beside `application/json`; absent: `application/json` alone. */
  readonly mediaType?: string;
  readonly errorSchema: z.ZodType;
  /** The body of an error, in the dialect's documented shape. */
  renderProblem(problem: Problem): unknown;
  readonly routes: readonly Route<Doors>[];
  /** Made once for each server: it may remember what it told. */
  readonly createSocket?: () => SocketRoute<Doors>;
}

/** What a handler gets: validated input, and who asks. */
export interface Input<Params, Query, Body, Caller> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Defined unless the route is public. */
  readonly principal: Caller;
  /** Set when the caller holds a session. */
  readonly openSession: OpenSession | undefined;
  readonly origin: Origin;
  /** The secret that this browser keeps while it signs in elsewhere. */
  readonly signInCookie: string | undefined;
  /** The `If-Match` header: the caller wants to change what it has read, and nothing newer. */
  readonly ifMatch: string | undefined;
  /** The raw request body of a route with `upload`. */
  readonly stream: AsyncIterable<Buffer>;
}

/** A successful answer: JSON by the route's schema, or as it is with a media type of its own. */
export interface Answer<Body = unknown> {
  readonly body?: Body;
  readonly raw?: { readonly mediaType: string; readonly body: string | Buffer | AsyncIterable<string | Uint8Array> };
  readonly headers?: Readonly<Record<string, string>>;
  /** Sends the browser on (302); only the steps of a browser's sign-in do that. */
  readonly redirect?: string;
  /** Sends the body as 503 with these seconds as `Retry-After`; of a route with `saysUnavailable`. */
  readonly unavailableSeconds?: number | undefined;
  /** Entity tag with its quotes; a GET whose `If-None-Match` names it is answered 304. */
  readonly etag?: string;
  /** Sets the session cookie, or removes it with `null`. */
  readonly sessionCookie?: string | null;
  /** Sets the secret of a sign-in under way, for ten minutes. */
  readonly signInCookie?: string;
}

export interface Route<Doors> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the dialect's prefix, parameters as `:id`. */
  readonly url: string;
  readonly operationId: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  /** Absent: `admin` below `/admin/`, else `standard`. */
  readonly limitClass?: LimitClass;
  /** Status of success; 200 when it is not said. 204 is for the standards that ask for it; a documented contract never does. */
  readonly success?: 200 | 201 | 204;
  readonly schema: {
    readonly params?: z.ZodType;
    readonly query?: z.ZodType;
    readonly body?: z.ZodType;
    /** What success looks like. */
    readonly answer: z.ZodType;
  };
  /** A 503 has the shape of success: it says more than an error. */
  readonly saysUnavailable?: true;
  /** Takes what a documented route does not: left out of the OpenAPI document. */
  readonly isHidden?: true;
  /** The body is a stream of one of these media types instead of JSON. */
  readonly upload?: { readonly mediaTypes: readonly string[] };
  /**
   * The body is a form (`application/x-www-form-urlencoded`): what identity providers make a browser post, from their
   * site. Whoever handles it proves by other means that this browser asked for it.
   */
  readonly takesForm?: true;
  /**
   * A step of a browser's sign-in elsewhere: a refusal sends the browser to the sign-in page (302) with `error` and
   * `request_id` instead of a body. The step back does so always, the step away for callers that take a page.
   */
  readonly signInStep?: "away" | "back";
  /** Set when the route is to go: every answer and the documentation say so. */
  readonly deprecation?: Deprecation;
  /** What the answer is, when it is not JSON. */
  readonly produces?: string;
  /** A read that with `Prefer: wait=30` answers at the first change of this scan. */
  readonly follows?: {
    /** Id of the scan among the parameters, in any form. */
    readonly param: string;
    /** What a change of the scan changes, as text, and whether it will change any more. Faults as `handle`. */
    watch(
      teamId: Principal["teamId"],
      id: string,
      doors: Doors,
    ): Promise<{ readonly version: string; readonly isOver: boolean }>;
  };
  handle(input: Input<unknown, unknown, unknown, Principal | undefined>, doors: Doors): Promise<Answer>;
}

/** What clients of a route that is to go are told (RFC 9745, RFC 8594). */
export interface Deprecation {
  /** ISO date from which on the route should not be used for anything new. */
  readonly since: string;
  /** ISO date after which it may be gone. */
  readonly sunset?: string;
  /** Page that says what to use instead, from the root: `/docs/guides/…`. */
  readonly link: string;
}

/** What changed, after being held back so that one scan is told at most four times a second. */
export interface LiveChange {
  readonly teamId: Principal["teamId"];
  readonly type: "scan" | "findings";
  readonly id: string;
}

/** What a dialect tells live: at `<prefix>/ws`, and at `<prefix>/events` where it has a stream. Whatever a client sends is ignored. */
export interface SocketRoute<Doors> {
  /** The right to listen. */
  readonly access: Scope;
  /** Also as server-sent events at `<prefix>/events`. */
  readonly hasStream?: true;
  /** What a new listener is told first. */
  hello(connectionId: string, resumeToken: string): LiveBody;
  /** What a listener is told that missed more than can be sent again. */
  reset(): LiveBody;
  /** The messages that tell a team's listeners of a change. */
  messages(doors: Doors, change: LiveChange): Promise<readonly SocketMessage[]>;
  /** Those that tell of a durable event; they are told again to whoever missed them. */
  lasting(doors: Doors, event: DeliveredEvent): Promise<readonly SocketMessage[]>;
}

/** A message without its `seq`, which the hub adds. */
export type LiveBody = Readonly<Record<string, unknown>> & { readonly type: string };

export interface SocketMessage {
  /** Only listeners whose principal has this right get it. */
  readonly needs: Scope;
  readonly body: LiveBody;
}
