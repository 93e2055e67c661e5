import { route } from "../../doors.ts";
import { chosen } from "../chosen.ts";
import { listBody, userBody } from "../render.ts";
import { listOf, listQuery, user } from "../schema.ts";

export const getUsers = route({
  method: "GET",
  url: "/Users",
  operationId: "getUsers",
  summary: "The team's users, filtered and in pages",
  tag: "Users",
  access: "sso.write",
  schema: { query: listQuery, answer: listOf(user) },
  async handle({ principal, query }, { kernel: { scim, federation } }) {
    const window = { offset: query.startIndex - 1, limit: query.count };
    const found = await scim.users.list(principal.teamId, query.filter, window);
    const rows = found.users.map((row) => chosen(userBody(row, federation.scimBaseUrl), query));
    return { body: listBody(rows, found.total, query.startIndex) };
  },
});
