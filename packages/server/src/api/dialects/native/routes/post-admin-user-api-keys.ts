import { createKeyAnswer, createKeyRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { keyRequest, newKeyBody } from "../render-keys.ts";
import { idParams } from "../schema.ts";

export const postAdminUserApiKeys = route({
  method: "POST",
  url: "/admin/users/:id/api-keys",
  operationId: "postAdminUserApiKeys",
  summary: "Make an API key for a person; it never acts with more than they may",
  tag: "Members",
  access: "keys.write",
  success: 201,
  schema: {
    params: idParams,
    body: createKeyRequest.meta({ examples: [{ name: "ci" }] }),
    answer: createKeyAnswer,
  },
  async handle({ principal, params, body }, { kernel }) {
    const { member } = await kernel.members.get(principal.teamId, params.id);
    return { body: newKeyBody(await kernel.keys.create(principal, keyRequest(body), member.userId)) };
  },
});
