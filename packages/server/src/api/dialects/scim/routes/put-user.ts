import { route } from "../../doors.ts";
import { tagOf, userBody, userWishOf, versionOf } from "../render.ts";
import { idParams, user, userRequest } from "../schema.ts";

export const putUser = route({
  method: "PUT",
  url: "/Users/:id",
  operationId: "putUser",
  summary: "Replace a user",
  tag: "Users",
  access: "sso.write",
  schema: { params: idParams, body: userRequest, answer: user },
  async handle({ principal, params, body, ifMatch }, { kernel: { scim, federation } }) {
    const row = await scim.users.replace(principal, params.id, versionOf(ifMatch), () => userWishOf(body));
    return { body: userBody(row, federation.scimBaseUrl), etag: tagOf(row) };
  },
});
