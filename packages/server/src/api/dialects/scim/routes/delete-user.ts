import { route } from "../../doors.ts";
import { versionOf } from "../render.ts";
import { idParams, noAnswer } from "../schema.ts";

export const deleteUser = route({
  method: "DELETE",
  url: "/Users/:id",
  operationId: "deleteUser",
  summary: "Deactivate a person in the team: sessions and keys here end at once",
  tag: "Users",
  access: "sso.write",
  success: 204,
  schema: { params: idParams, answer: noAnswer },
  async handle({ principal, params, ifMatch }, { kernel: { scim } }) {
    await scim.users.remove(principal, params.id, versionOf(ifMatch));
    return {};
  },
});
