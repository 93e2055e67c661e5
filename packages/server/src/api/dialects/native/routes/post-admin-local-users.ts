import { localUserRequest, personAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { personBody } from "../render-people.ts";

export const postAdminLocalUsers = route({
  method: "POST",
  url: "/admin/local-users",
  operationId: "postAdminLocalUsers",
  summary: "Add a person with a password to the team",
  tag: "Members",
  access: "members.write",
  success: 201,
  schema: { body: localUserRequest, answer: personAnswer },
  async handle({ principal, body }, { kernel }) {
    const { is_admin: isAdmin, role = isAdmin ? "admin" : "member", ...request } = body;
    return { body: { data: personBody(await kernel.members.addLocal(principal, { ...request, role })) } };
  },
});
