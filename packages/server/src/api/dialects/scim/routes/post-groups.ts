import { route } from "../../doors.ts";
import { chosen } from "../chosen.ts";
import { groupBody, groupWishOf, tagOf } from "../render.ts";
import { group, groupRequest, oneQuery } from "../schema.ts";

export const postGroups = route({
  method: "POST",
  url: "/Groups",
  operationId: "postGroups",
  summary: "Make a group; its name gives its members the role that the team mapped",
  tag: "Groups",
  access: "sso.write",
  success: 201,
  schema: { query: oneQuery, body: groupRequest, answer: group },
  async handle({ principal, query, body }, { kernel: { scim, federation } }) {
    const row = await scim.groups.create(principal, groupWishOf(body));
    const made = groupBody(row, federation.scimBaseUrl);
    return { body: chosen(made, query), etag: tagOf(row), headers: { Location: made.meta.location } };
  },
});
