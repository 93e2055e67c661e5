import { keyListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { keyBody } from "../render.ts";

export const getApiKeys = route({
  method: "GET",
  url: "/api-keys",
  operationId: "getApiKeys",
  summary: "The team's API keys, newest first, without those revoked",
  tag: "Keys",
  access: "keys.read",
  schema: { answer: keyListAnswer },
  async handle({ principal }, { kernel }) {
    const rows = (await kernel.keys.list(principal.teamId)).map(keyBody);
    return { body: { data: rows, api_keys: rows, meta: { total: rows.length } } };
  },
});
