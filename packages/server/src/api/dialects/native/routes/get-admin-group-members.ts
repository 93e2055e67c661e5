import { groupMembersAnswer, numberedPageQuery } from "@gatewatch/contracts";
import { z } from "zod";
import { route } from "../../doors.ts";
import { pageOf, personBody } from "../render-people.ts";

export const getAdminGroupMembers = route({
  method: "GET",
  url: "/admin/groups/:name/members",
  operationId: "getAdminGroupMembers",
  summary: "The team's people in a group",
  tag: "Members",
  access: "members.read",
  schema: {
    params: z.object({ name: z.string().max(1024) }),
    query: numberedPageQuery,
    answer: groupMembersAnswer,
  },
  async handle({ principal, params, query }, { kernel }) {
    const { people, total } = await kernel.members.groupMembers(principal.teamId, params.name, pageOf(query));
    const rows = people.map(personBody);
    return { body: { data: rows, members: rows, meta: { total, ...query } } };
  },
});
