import type { changePersonRequest } from "@gatewatch/contracts";
import type { z } from "zod";
import type { MembersDoor, TeamPerson } from "../../../kernel/members/index.ts";
import type { MemberActor } from "../../../kernel/teams/index.ts";

/** Acts on GateKey's `is_admin` beside our roles: an administrator who is none any more becomes a member. */
export async function changePerson(
  members: MembersDoor,
  actor: MemberActor,
  id: string,
  body: z.output<typeof changePersonRequest>,
): Promise<TeamPerson> {
  const { is_admin: isAdmin, is_active: isActive, name } = body;
  let { role } = body;
  if (isAdmin === true) role = "admin";
  if (isAdmin === false && (await members.get(actor.teamId, id)).member.role === "admin") role = "member";
  return members.change(actor, id, { role, isActive, name });
}
