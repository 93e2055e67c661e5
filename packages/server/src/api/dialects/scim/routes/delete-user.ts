import { route } from "../../doors.ts";
import { userBody, versionOf } from "../render.ts";
import { idParams, user } from "../schema.ts";

export const deleteUser = route({
  method: "DELETE",
  url: "/Users/:id",
  operationId: "deleteUser",
  summary: "Deactivate a person in the team: sessions and keys here end at once",
  tag: "Users",
  access: "sso.write",
  schema: { params: idParams, answer: user },
  async handle({ principal, params, ifMatch }, { kernel: { scim, federation } }) {
    const row = await scim.users.remove(principal, params.id, versionOf(ifMatch));
    return { body: userBody(row, federation.scimBaseUrl) };
  },
});
