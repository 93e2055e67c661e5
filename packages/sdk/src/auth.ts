import { loginAnswer, sessionAnswer, successAnswer } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { LoginAnswer, LoginRequest, Session } from "./wire.ts";

export interface Auth {
  /** Who is calling. Answers for everybody; `authenticated` says whether anybody is. */
  session(signal?: AbortSignal): Promise<Session>;
  /** Signs in; the server sets the session cookie and answers the same token. */
  login(request: LoginRequest): Promise<LoginAnswer>;
  /** Ends the session on the server. */
  logout(): Promise<void>;
}

/** Sign-in and the session. */
export function createAuth(transport: Transport): Auth {
  return {
    session: (signal) => transport.read("/auth/session", sessionAnswer, {}, signal),
    login: (request) => transport.write("POST", "/auth/local/login", loginAnswer, request),
    logout: async () => {
      await transport.write("POST", "/auth/logout", successAnswer);
    },
  };
}
