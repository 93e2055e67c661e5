import { numberedPageQuery, personListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { pageOf, personBody } from "../render-people.ts";

export const getAdminUsers = route({
  method: "GET",
  url: "/admin/users",
  operationId: "getAdminUsers",
  summary: "The team's people, who joined first before the others",
  tag: "Members",
  access: "members.read",
  schema: { query: numberedPageQuery, answer: personListAnswer },
  async handle({ principal, query }, { kernel }) {
    const { people, total } = await kernel.members.list(principal.teamId, pageOf(query));
    const rows = people.map(personBody);
    return { body: { data: rows, users: rows, meta: { total, ...query } } };
  },
});
