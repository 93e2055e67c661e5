import { sessionListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { sessionListBody } from "../render-people.ts";
import { idParams } from "../schema.ts";

export const getAdminUserSessions = route({
  method: "GET",
  url: "/admin/users/:id/sessions",
  operationId: "getAdminUserSessions",
  summary: "A person's live sessions in the team",
  tag: "Members",
  access: "members.read",
  schema: { params: idParams, answer: sessionListAnswer },
  async handle({ principal, params }, { kernel }) {
    const found = await kernel.members.sessions(principal.teamId, params.id);
    return { body: sessionListBody(found, principal.sessionId) };
  },
});
