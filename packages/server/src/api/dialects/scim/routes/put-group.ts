import { route } from "../../doors.ts";
import { groupBody, groupWishOf, tagOf, versionOf } from "../render.ts";
import { group, groupRequest, idParams } from "../schema.ts";

export const putGroup = route({
  method: "PUT",
  url: "/Groups/:id",
  operationId: "putGroup",
  summary: "Replace a group",
  tag: "Groups",
  access: "sso.write",
  schema: { params: idParams, body: groupRequest, answer: group },
  async handle({ principal, params, body, ifMatch }, { kernel: { scim, federation } }) {
    const row = await scim.groups.replace(principal, params.id, versionOf(ifMatch), () => groupWishOf(body));
    return { body: groupBody(row, federation.scimBaseUrl, true), etag: tagOf(row) };
  },
});
