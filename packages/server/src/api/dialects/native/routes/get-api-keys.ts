import { keyListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { keyBody } from "../render.ts";

export const getApiKeys = route({
  method: "GET",
  url: "/api-keys",
  operationId: "getApiKeys",
  summary: "API keys, newest first, without those revoked: the team's for managers and above, else one's own",
  tag: "Keys",
  access: "keys.read",
  schema: { answer: keyListAnswer },
  async handle({ principal }, { kernel }) {
    const rows = (await kernel.keys.list(principal)).map(keyBody);
    return { body: { data: rows, api_keys: rows, meta: { total: rows.length } } };
  },
});
