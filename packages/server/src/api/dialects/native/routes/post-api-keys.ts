import { createKeyAnswer, createKeyRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { keyBody } from "../render.ts";

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
    const { expires_in: expiresIn, expires_in_days: expiresInDays, expires_at: expiresAt, ...request } = body;
    const made = await kernel.keys.create(principal, { ...request, expiresIn, expiresInDays, expiresAt });
    const row = keyBody(made.key);
    const { value } = made;
    return { body: { ...row, raw_key: value, key: value, api_key: { ...row, key: value } } };
  },
});
