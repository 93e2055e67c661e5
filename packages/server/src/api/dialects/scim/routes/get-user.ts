import { route } from "../../doors.ts";
import { tagOf, userBody } from "../render.ts";
import { idParams, user } from "../schema.ts";

export const getUser = route({
  method: "GET",
  url: "/Users/:id",
  operationId: "getUser",
  summary: "One user",
  tag: "Users",
  access: "sso.write",
  schema: { params: idParams, answer: user },
  async handle({ principal, params }, { kernel: { scim, federation } }) {
    const row = await scim.users.get(principal.teamId, params.id);
    return { body: userBody(row, federation.scimBaseUrl), etag: tagOf(row) };
  },
});
