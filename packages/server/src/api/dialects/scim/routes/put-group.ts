import { route } from "../../doors.ts";
import { chosen } from "../chosen.ts";
import { groupBody, groupWishOf, tagOf, versionOf } from "../render.ts";
import { group, groupRequest, idParams, oneQuery } from "../schema.ts";

export const putGroup = route({
  method: "PUT",
  url: "/Groups/:id",
  operationId: "putGroup",
  summary: "Replace a group",
  tag: "Groups",
  access: "sso.write",
  schema: { params: idParams, query: oneQuery, body: groupRequest, answer: group },
  async handle({ principal, query, params, body, ifMatch }, { kernel: { scim, federation } }) {
    const row = await scim.groups.replace(principal, params.id, versionOf(ifMatch), () => groupWishOf(body));
    return { body: chosen(groupBody(row, federation.scimBaseUrl), query), etag: tagOf(row) };
  },
});
