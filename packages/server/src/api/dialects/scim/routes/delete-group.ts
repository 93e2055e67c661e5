import { route } from "../../doors.ts";
import { groupBody, versionOf } from "../render.ts";
import { group, idParams } from "../schema.ts";

export const deleteGroup = route({
  method: "DELETE",
  url: "/Groups/:id",
  operationId: "deleteGroup",
  summary: "Remove a group; its members lose what it gave them",
  tag: "Groups",
  access: "sso.write",
  schema: { params: idParams, answer: group },
  async handle({ principal, params, ifMatch }, { kernel: { scim, federation } }) {
    const row = await scim.groups.remove(principal, params.id, versionOf(ifMatch));
    return { body: groupBody(row, federation.scimBaseUrl, true) };
  },
});
