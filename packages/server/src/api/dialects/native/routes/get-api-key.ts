import { apiKey } from "@gatewatch/contracts";
import { z } from "zod";
import { route } from "../../doors.ts";
import { keyBody } from "../render.ts";
import { idParams } from "../schema.ts";

export const getApiKey = route({
  method: "GET",
  url: "/api-keys/:id",
  operationId: "getApiKey",
  summary: "One API key, without its value",
  tag: "Keys",
  access: "keys.read",
  schema: { params: idParams, answer: z.object({ data: apiKey, api_key: apiKey }) },
  async handle({ principal, params }, { kernel }) {
    const row = keyBody(await kernel.keys.get(principal, params.id));
    return { body: { data: row, api_key: row } };
  },
});
