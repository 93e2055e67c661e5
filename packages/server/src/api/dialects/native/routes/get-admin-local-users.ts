import { numberedPageQuery, personListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { pageOf, personBody } from "../render-people.ts";

export const getAdminLocalUsers = route({
  method: "GET",
  url: "/admin/local-users",
  operationId: "getAdminLocalUsers",
  summary: "The team's people, as GateKey lists those who sign in with a password",
  tag: "Members",
  access: "members.read",
  schema: { query: numberedPageQuery, answer: personListAnswer },
  async handle({ principal, query }, { kernel }) {
    const { people, total } = await kernel.members.list(principal.teamId, pageOf(query), "local");
    const rows = people.map(personBody);
    return { body: { data: rows, users: rows, meta: { total, ...query } } };
  },
});
