import { route } from "../../doors.ts";
import { chosen } from "../chosen.ts";
import { groupBody, tagOf } from "../render.ts";
import { group, idParams, oneQuery } from "../schema.ts";

export const getGroup = route({
  method: "GET",
  url: "/Groups/:id",
  operationId: "getGroup",
  summary: "One group",
  tag: "Groups",
  access: "sso.write",
  schema: { params: idParams, query: oneQuery, answer: group },
  async handle({ principal, params, query }, { kernel: { scim, federation } }) {
    const row = await scim.groups.get(principal.teamId, params.id);
    return { body: chosen(groupBody(row, federation.scimBaseUrl), query), etag: tagOf(row) };
  },
});
