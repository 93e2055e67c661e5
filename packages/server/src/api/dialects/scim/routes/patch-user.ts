import { route } from "../../doors.ts";
import { chosen } from "../chosen.ts";
import { patchedUser } from "../patched.ts";
import { tagOf, userBody, versionOf } from "../render.ts";
import { idParams, oneQuery, patchRequest, user } from "../schema.ts";

export const patchUser = route({
  method: "PATCH",
  url: "/Users/:id",
  operationId: "patchUser",
  summary: "Add, replace and remove attributes of a user",
  tag: "Users",
  access: "sso.write",
  schema: { params: idParams, query: oneQuery, body: patchRequest, answer: user },
  async handle({ principal, query, params, body, ifMatch }, { kernel: { scim, federation } }) {
    const row = await scim.users.replace(principal, params.id, versionOf(ifMatch), (now) =>
      patchedUser(now, body.Operations),
    );
    return { body: chosen(userBody(row, federation.scimBaseUrl), query), etag: tagOf(row) };
  },
});
