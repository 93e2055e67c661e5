import { readFilter } from "../../../../kernel/scim/index.ts";
import { route } from "../../doors.ts";
import { groupBody, leavesOutMembers, listBody } from "../render.ts";
import { group, listOf, listQuery } from "../schema.ts";

const attributes = ["displayname", "externalid", "id", "members.value"];

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
    const conditions = readFilter(query.filter, attributes);
    const found = await scim.groups.list(principal.teamId, conditions, window);
    const withMembers = !leavesOutMembers(query.excludedAttributes);
    const rows = found.groups.map((row) => groupBody(row, federation.scimBaseUrl, withMembers));
    return { body: listBody(rows, found.total, query.startIndex) };
  },
});
