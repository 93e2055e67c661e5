import { type Fault, isFault } from "@gatewatch/base/fault";
import type { FastifyRequest } from "fastify";
import type { Principal } from "../../kernel/actor.ts";
import type { OpenSession } from "../../kernel/identity/index.ts";
import type { Kernel } from "../../kernel/index.ts";
import { httpFaults } from "./faults.ts";

export const sessionCookie = "gatewatch_session";
/** What our WebSockets speak. A client that offers it may offer a key beside it, which is never answered back. */
export const subprotocol = "gatewatch";
/** Binds a sign-in through an identity provider to the browser that began it. */
export const signInCookie = "gatewatch_sign_in";

/** Who asks, as far as the request's credentials say. */
export interface Identified {
  readonly principal: Principal | undefined;
  readonly openSession: OpenSession | undefined;
  /** Cookies ride along with requests of other sites: such a principal must pass the origin check. */
  readonly byCookie: boolean;
  /** Why credentials that were sent do not count; public routes overlook it. */
  readonly fault: Fault | undefined;
}

/** Somebody who sent no credentials. */
export const nobody: Identified = { principal: undefined, openSession: undefined, byCookie: false, fault: undefined };

type Doors = Pick<Kernel, "identity" | "keys">;

/**
 * Resolves the one principal of a request. `Authorization: Bearer` and `X-API-Key` count before everything else, the
 * cookie only where sessions are taken, subprotocol and query only on WebSockets. No other header ever names a user.
 */
export async function identify(kernel: Doors, request: FastifyRequest, takesSessions: boolean): Promise<Identified> {
  try {
    const header = headerCredential(request);
    if (header !== undefined) return await fromText(kernel, header, request.ip, takesSessions);
    if (request.ws) {
      const offered = subprotocolCredential(request);
      if (offered !== undefined) return await fromText(kernel, offered, request.ip, takesSessions);
      const { token, ticket } = queryCredentials(request);
      if (token !== undefined) return await fromText(kernel, token, request.ip, takesSessions);
      if (ticket !== undefined) return await fromTicket(kernel, ticket, request.ip);
    }
    const cookie = takesSessions ? cookieOf(request) : undefined;
    if (cookie) return { ...(await fromSession(kernel, cookie)), byCookie: true };
    return nobody;
  } catch (error) {
    if (isFault(error, "http.unauthenticated", "http.two_credentials", "keys.address_not_allowed"))
      return { ...nobody, fault: error };
    throw error;
  }
}

function headerCredential(request: FastifyRequest): string | undefined {
  const key = request.headers["x-api-key"];
  const authorization = request.headers.authorization;
  if (Array.isArray(key)) throw twoCredentials();
  if (authorization === undefined) return key;
  const bearer = /^bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (bearer === undefined) {
    // A reverse proxy's own sign-in rides in this header too: it is no reason to refuse a key or a session.
    if (key !== undefined || cookieOf(request) !== undefined) return key;
    throw refused("The Authorization header is not of the form: Bearer YOUR_API_KEY.");
  }
  if (key !== undefined && key !== bearer) throw twoCredentials();
  return bearer;
}

/** An address that the router refused arrives here without its cookies being read. */
function cookieOf(request: { readonly cookies?: FastifyRequest["cookies"] }): string | undefined {
  return request.cookies?.[sessionCookie];
}

/** What is offered beside our own subprotocol; clients that offer another one mean something else by it. */
function subprotocolCredential(request: FastifyRequest): string | undefined {
  const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
  if (!offered.includes(subprotocol)) return undefined;
  const [credential, another] = offered.filter((name) => name !== subprotocol && name !== "");
  if (another !== undefined) throw twoCredentials();
  return credential;
}

function queryCredentials(request: FastifyRequest): { token?: string; ticket?: string } {
  const { searchParams } = new URL(request.url, "http://localhost");
  const token = searchParams.get("token");
  const ticket = searchParams.get("ticket");
  return { ...(token ? { token } : {}), ...(ticket ? { ticket } : {}) };
}

async function fromText(kernel: Doors, text: string, ip: string, takesSessions: boolean): Promise<Identified> {
  if (!text.startsWith("gk_") && takesSessions) return fromSession(kernel, text);
  const principal = await kernel.keys.resolve(text, ip);
  if (!principal)
    throw refused("Invalid API key. It is mistyped, revoked or expired; make a new one under Settings, API Keys.");
  return { ...nobody, principal };
}

async function fromSession(kernel: Doors, token: string): Promise<Identified> {
  const openSession = await kernel.identity.resolve(token);
  if (!openSession) throw refused("The session has ended. Sign in again.");
  return { ...nobody, principal: openSession.principal, openSession };
}

async function fromTicket(kernel: Doors, ticket: string, ip: string): Promise<Identified> {
  const holder = await kernel.identity.redeemTicket(ticket);
  const principal = holder && (await revive(kernel, holder, ip));
  if (!principal) throw refused("The ticket is wrong, used or older than 60 seconds. Ask for a new one.");
  return { ...nobody, principal };
}

/**
 * The principal of a key or session as it is now; `undefined` once it was revoked or has ended.
 *
 * @param ip where a key is used from, when it is used anew: throws `keys.address_not_allowed`
 */
export function revive(
  kernel: Doors,
  holder: Pick<Principal, "kind" | "teamId" | "keyId" | "sessionId">,
  ip?: string,
): Promise<Principal | undefined> {
  const { teamId, keyId, sessionId } = holder;
  if (keyId !== undefined) return kernel.keys.revive(teamId, keyId, ip);
  if (sessionId !== undefined) return kernel.identity.revive(teamId, sessionId);
  return Promise.resolve(undefined);
}

function refused(message: string): Fault {
  return httpFaults("http.unauthenticated", { message });
}

function twoCredentials(): Fault {
  return httpFaults("http.two_credentials", {
    message: "The request holds two different credentials. Send one of them.",
  });
}
