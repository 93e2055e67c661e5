import {
  enrolFactorAnswer,
  factorState,
  messageAnswer,
  personAnswer,
  recoveryCodesAnswer,
  revokedAnswer,
  sessionAnswer,
  sessionListAnswer,
  successAnswer,
  teamListAnswer,
} from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { AccountSession, FactorState, Person, Session, TeamRow } from "./wire.ts";

export interface Account {
  /** Who calls, with the place in the team. */
  me(signal?: AbortSignal): Promise<Person>;
  /** Sets a new password; every other session ends. */
  changePassword(current: string, next: string): Promise<void>;
  /** Asks for a link by mail; answers the same for every address. */
  requestReset(email: string): Promise<void>;
  /** Sets a password with a link's token. */
  completeReset(token: string, password: string): Promise<void>;
  secondFactor(signal?: AbortSignal): Promise<FactorState>;
  /** A secret for an authenticator; it counts once it is confirmed. */
  enrolSecondFactor(password: string): Promise<{ secret: string; otpauth_url: string }>;
  /** @returns ten recovery codes, shown this once */
  confirmSecondFactor(totp: string): Promise<readonly string[]>;
  disableSecondFactor(password: string): Promise<void>;
  sessions(signal?: AbortSignal): Promise<AccountSession[]>;
  endSession(id: string): Promise<void>;
  /** Ends all but this one. @returns how many */
  endOtherSessions(): Promise<number>;
  /** The teams the person may work in. */
  teams(signal?: AbortSignal): Promise<TeamRow[]>;
  /** Works in another team from now on. */
  enterTeam(id: string): Promise<Session>;
}

/** What people do with their own account. */
export function createAccount(transport: Transport): Account {
  return {
    me: async (signal) => (await transport.read("/users/me", personAnswer, {}, signal)).data,
    async changePassword(current, next) {
      const body = { current_password: current, new_password: next };
      await transport.write("POST", "/auth/local/change-password", messageAnswer, body);
    },
    async requestReset(email) {
      await transport.write("POST", "/auth/password-reset", successAnswer, { email });
    },
    async completeReset(token, password) {
      await transport.write("POST", "/auth/password-reset/complete", successAnswer, { token, password });
    },
    secondFactor: async (signal) => (await transport.read("/auth/second-factor", factorState, {}, signal)).data,
    enrolSecondFactor: async (password) =>
      (await transport.write("POST", "/auth/second-factor", enrolFactorAnswer, { password })).data,
    confirmSecondFactor: async (totp) =>
      (await transport.write("POST", "/auth/second-factor/confirm", recoveryCodesAnswer, { totp })).data.recovery_codes,
    async disableSecondFactor(password) {
      await transport.write("POST", "/auth/second-factor/disable", successAnswer, { password });
    },
    sessions: async (signal) => (await transport.read("/auth/sessions", sessionListAnswer, {}, signal)).data,
    async endSession(id) {
      await transport.write("DELETE", `/auth/sessions/${encodeURIComponent(id)}`, successAnswer);
    },
    endOtherSessions: async () => (await transport.write("DELETE", "/auth/sessions", revokedAnswer)).revoked_count,
    teams: async (signal) => (await transport.read("/teams", teamListAnswer, {}, signal)).data,
    enterTeam: (id) => transport.write("POST", "/auth/session/team", sessionAnswer, { team_id: id }),
  };
}
