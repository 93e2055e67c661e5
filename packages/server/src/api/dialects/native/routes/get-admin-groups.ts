import { groupListAnswer, numberedPageQuery } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { groupBody, pageOf } from "../render-people.ts";

export const getAdminGroups = route({
  method: "GET",
  url: "/admin/groups",
  operationId: "getAdminGroups",
  summary: "The groups that identity providers state for the team's people",
  tag: "Members",
  access: "members.read",
  schema: { query: numberedPageQuery, answer: groupListAnswer },
  async handle({ principal, query }, { kernel }) {
    const { groups, total } = await kernel.members.groups(principal.teamId, pageOf(query));
    const rows = groups.map(groupBody);
    return { body: { data: rows, groups: rows, meta: { total, ...query } } };
  },
});
