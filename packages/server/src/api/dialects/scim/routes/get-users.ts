import { readFilter } from "../../../../kernel/scim/index.ts";
import { route } from "../../doors.ts";
import { listBody, userBody } from "../render.ts";
import { listOf, listQuery, user } from "../schema.ts";

const attributes = ["username", "externalid", "id", "emails.value"];

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
    const conditions = readFilter(query.filter, attributes);
    const found = await scim.users.list(principal.teamId, conditions, window);

    const rows = found.users.map((row) => userBody(row, federation.scimBaseUrl));
    return { body: listBody(rows, found.total, query.startIndex) };
  },
});
