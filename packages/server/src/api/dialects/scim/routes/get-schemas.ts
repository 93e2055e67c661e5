import { route } from "../../doors.ts";
import { schemas } from "../discovery.ts";
import { listBody } from "../render.ts";
import { described, listOf } from "../schema.ts";

export const getSchemas = route({
  method: "GET",
  url: "/Schemas",
  operationId: "getSchemas",
  summary: "The attributes of each kind of resource",
  tag: "Discovery",
  access: "authenticated",
  schema: { answer: listOf(described) },
  async handle(_input, { kernel: { federation } }) {
    const all = schemas(federation.scimBaseUrl);
    return { body: listBody(all, all.length, 1) };
  },
});
