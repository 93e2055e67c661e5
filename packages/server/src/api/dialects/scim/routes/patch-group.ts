import { route } from "../../doors.ts";
import { chosen } from "../chosen.ts";
import { patchedGroup } from "../patched.ts";
import { groupBody, tagOf, versionOf } from "../render.ts";
import { group, idParams, oneQuery, patchRequest } from "../schema.ts";

export const patchGroup = route({
  method: "PATCH",
  url: "/Groups/:id",
  operationId: "patchGroup",
  summary: "Add, replace and remove attributes of a group",
  tag: "Groups",
  access: "sso.write",
  schema: { params: idParams, query: oneQuery, body: patchRequest, answer: group },
  async handle({ principal, query, params, body, ifMatch }, { kernel: { scim, federation } }) {
    const row = await scim.groups.replace(principal, params.id, versionOf(ifMatch), (now) =>
      patchedGroup(now, body.Operations),
    );
    return { body: chosen(groupBody(row, federation.scimBaseUrl), query), etag: tagOf(row) };
  },
});
