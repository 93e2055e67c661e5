import { createKeyAnswer, createKeyRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { keyRequest, newKeyBody } from "../render-keys.ts";

export const postApiKeys = route({
  method: "POST",
  url: "/api-keys",
  operationId: "postApiKeys",
  summary: "Make an API key; its value is in this answer and nowhere else",
  tag: "Keys",
  access: "keys.write",
  success: 201,
  schema: { body: createKeyRequest, answer: createKeyAnswer },
  async handle({ principal, body }, { kernel }) {
    return { body: newKeyBody(await kernel.keys.create(principal, keyRequest(body))) };
  },
});
