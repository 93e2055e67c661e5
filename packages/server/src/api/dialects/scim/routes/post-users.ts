import { route } from "../../doors.ts";
import { chosen } from "../chosen.ts";
import { tagOf, userBody, userWishOf } from "../render.ts";
import { oneQuery, user, userRequest } from "../schema.ts";

export const postUsers = route({
  method: "POST",
  url: "/Users",
  operationId: "postUsers",
  summary: "Give a person a place in the team",
  tag: "Users",
  access: "sso.write",
  success: 201,
  schema: { query: oneQuery, body: userRequest, answer: user },
  async handle({ principal, query, body }, { kernel: { scim, federation } }) {
    const row = await scim.users.create(principal, userWishOf(body));
    const made = userBody(row, federation.scimBaseUrl);
    return { body: chosen(made, query), etag: tagOf(row), headers: { Location: made.meta.location } };
  },
});
