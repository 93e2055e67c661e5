import type { settingsAnswer, settingsRequest } from "@gatewatch/contracts";
import type { z } from "zod";
import type { Team, TeamSettings } from "../../../kernel/teams/index.ts";
import { httpFaults } from "../../http/index.ts";

const kept = ["session_duration_hours", "second_factor_required", "secure_cookies", "suppression_reasons_required"];

export function settingsBody({ settings }: Team, publicUrl: string): z.output<typeof settingsAnswer> {
  const shown = {
    session_duration_hours: settings.sessionDurationHours,
    secure_cookies: publicUrl.startsWith("https:"),
    second_factor_required: settings.secondFactorRequired,
    suppression_reasons_required: settings.suppressionReasonsRequired,
  };
  return { data: shown, settings: shown };
}

/**
 * What a request changes of the team's settings.
 *
 * @throws Fault `http.invalid_input` for a setting that nothing here would read, or that follows from something else
 */
export function readSettings(body: z.output<typeof settingsRequest>, publicUrl: string): Partial<TeamSettings> {
  const foreign = Object.keys(body).find((name) => !kept.includes(name));
  if (foreign !== undefined) {
    throw refused(foreign, "is no setting that anything here reads, so it is not kept");
  }
  if (body.secure_cookies !== undefined && body.secure_cookies !== publicUrl.startsWith("https:")) {
    throw refused("secure_cookies", "follows from GATEWATCH_PUBLIC_URL: set that to the https address");
  }
  const {
    session_duration_hours: sessionDurationHours,
    second_factor_required: secondFactorRequired,
    suppression_reasons_required: suppressionReasonsRequired,
  } = body;
  return {
    ...(sessionDurationHours === undefined ? {} : { sessionDurationHours }),
    ...(secondFactorRequired === undefined ? {} : { secondFactorRequired }),
    ...(suppressionReasonsRequired === undefined ? {} : { suppressionReasonsRequired }),
  };
}

function refused(name: string, reason: string) {
  const field = name.slice(0, 100);
  return httpFaults("http.invalid_input", {
    message: `"${field}" ${reason}. Leave it out.`,
    fields: [{ field, reason }],
  });
}
