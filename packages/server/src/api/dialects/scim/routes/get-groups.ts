import { route } from "../../doors.ts";
import { chosen, isChosen } from "../chosen.ts";
import { groupBody, listBody } from "../render.ts";
import { group, listOf, listQuery } from "../schema.ts";

export const getGroups = route({
  method: "GET",
  url: "/Groups",
  operationId: "getGroups",
  summary: "The team's groups, filtered and in pages",
  tag: "Groups",
  access: "sso.write",
  schema: { query: listQuery, answer: listOf(group) },
  async handle({ principal, query }, { kernel: { scim, federation } }) {
    const window = { offset: query.startIndex - 1, limit: query.count };
    const found = await scim.groups.list(principal.teamId, query.filter, window, isChosen("members", query));
    const rows = found.groups.map((row) => chosen(groupBody(row, federation.scimBaseUrl), query));
    return { body: listBody(rows, found.total, query.startIndex) };
  },
});
