import { loginLogListAnswer, retentionAnswer, settingsAnswer, teamAnswer } from "@gatewatch/contracts";
import type { Query, Transport } from "./transport.ts";
import type { ChangeSettings, LoginLogList, Team, TeamSettings } from "./wire.ts";

export interface Teams {
  rename(name: string): Promise<Team>;
  settings(signal?: AbortSignal): Promise<TeamSettings>;
  /** Absent settings stay. */
  changeSettings(change: ChangeSettings): Promise<TeamSettings>;
  /** Sign-ins, right and wrong, newest first. */
  loginLogs(query?: Query, signal?: AbortSignal): Promise<LoginLogList>;
  /** Days that sign-ins are kept; 0 = for ever. */
  changeLoginRetention(days: number): Promise<number>;
}

/** The team of the session, and what it has decided for itself. */
export function createTeams(transport: Transport): Teams {
  return {
    rename: async (name) => (await transport.write("PATCH", "/team", teamAnswer, { name })).data,
    settings: async (signal) => (await transport.read("/admin/settings", settingsAnswer, {}, signal)).data,
    changeSettings: async (change) => (await transport.write("PUT", "/admin/settings", settingsAnswer, change)).data,
    loginLogs: (query = {}, signal) => transport.read("/admin/login-logs", loginLogListAnswer, query, signal),
    changeLoginRetention: async (days) =>
      (await transport.write("PUT", "/admin/login-logs/retention", retentionAnswer, { retention_days: days }))
        .retention_days,
  };
}
