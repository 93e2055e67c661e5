import type { sessionAnswer } from "@gatewatch/contracts";
import type { z } from "zod";
import type { OpenSession } from "../../../kernel/identity/index.ts";
import type { Kernel } from "../../../kernel/index.ts";
import { teamBody, userBody } from "./render.ts";

/** A live session as its holder sees it. */
export async function sessionBody(
  open: OpenSession,
  { teams }: Pick<Kernel, "teams">,
): Promise<z.output<typeof sessionAnswer>> {
  const { principal, session, team, user } = open;
  const { groups } = await teams.member(team.id, user.id);
  return {
    authenticated: true,
    user: { ...userBody(open), groups: [...groups] },
    team: teamBody(open),
    role: principal.role,
    permissions: [...principal.permissions],
    session: { id: session.id, expires_at: session.expiresAt.toISOString() },
    second_factor: { enabled: user.hasSecondFactor, required: team.settings.secondFactorRequired },
  };
}
