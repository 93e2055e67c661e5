import { keyListAnswer, numberedPageQuery } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { keyBody } from "../render.ts";

export const getApiKeys = route({
  method: "GET",
  url: "/api-keys",
  operationId: "getApiKeys",
  summary: "API keys, newest first, without those revoked: the team's for managers and above, else one's own",
  tag: "Keys",
  access: "keys.read",
  schema: { query: numberedPageQuery, answer: keyListAnswer },
  async handle({ principal, query }, { kernel }) {
    const { page, per_page: perPage } = query;
    const keys = await kernel.keys.list(principal);
    const rows = keys.slice((page - 1) * perPage, page * perPage).map(keyBody);
    return { body: { data: rows, api_keys: rows, meta: { total: keys.length, page, per_page: perPage } } };
  },
});
