import { route } from "../../doors.ts";
import { chosen } from "../chosen.ts";
import { tagOf, userBody, userWishOf, versionOf } from "../render.ts";
import { idParams, oneQuery, user, userRequest } from "../schema.ts";

export const putUser = route({
  method: "PUT",
  url: "/Users/:id",
  operationId: "putUser",
  summary: "Replace a user",
  tag: "Users",
  access: "sso.write",
  schema: { params: idParams, query: oneQuery, body: userRequest, answer: user },
  async handle({ principal, query, params, body, ifMatch }, { kernel: { scim, federation } }) {
    const row = await scim.users.replace(principal, params.id, versionOf(ifMatch), () => userWishOf(body));
    return { body: chosen(userBody(row, federation.scimBaseUrl), query), etag: tagOf(row) };
  },
});
