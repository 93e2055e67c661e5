import { route } from "../../doors.ts";
import { chosen } from "../chosen.ts";
import { tagOf, userBody } from "../render.ts";
import { idParams, oneQuery, user } from "../schema.ts";

export const getUser = route({
  method: "GET",
  url: "/Users/:id",
  operationId: "getUser",
  summary: "One user",
  tag: "Users",
  access: "sso.write",
  schema: { params: idParams, query: oneQuery, answer: user },
  async handle({ principal, params, query }, { kernel: { scim, federation } }) {
    const row = await scim.users.get(principal.teamId, params.id);
    return { body: chosen(userBody(row, federation.scimBaseUrl), query), etag: tagOf(row) };
  },
});
