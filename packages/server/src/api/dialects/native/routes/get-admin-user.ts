import { personAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { personBody } from "../render-people.ts";
import { idParams } from "../schema.ts";

export const getAdminUser = route({
  method: "GET",
  url: "/admin/users/:id",
  operationId: "getAdminUser",
  summary: "One person of the team",
  tag: "Members",
  access: "members.read",
  schema: { params: idParams, answer: personAnswer },
  async handle({ principal, params }, { kernel }) {
    return { body: { data: personBody(await kernel.members.get(principal.teamId, params.id)) } };
  },
});
