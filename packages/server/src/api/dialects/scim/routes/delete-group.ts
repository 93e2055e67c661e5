import { route } from "../../doors.ts";
import { versionOf } from "../render.ts";
import { idParams, noAnswer } from "../schema.ts";

export const deleteGroup = route({
  method: "DELETE",
  url: "/Groups/:id",
  operationId: "deleteGroup",
  summary: "Remove a group; its members lose what it gave them",
  tag: "Groups",
  access: "sso.write",
  success: 204,
  schema: { params: idParams, answer: noAnswer },
  async handle({ principal, params, ifMatch }, { kernel: { scim } }) {
    await scim.groups.remove(principal, params.id, versionOf(ifMatch));
    return {};
  },
});
