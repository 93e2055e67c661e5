import { route } from "../../doors.ts";
import { resourceTypes } from "../discovery.ts";
import { listBody } from "../render.ts";
import { described, listOf } from "../schema.ts";

export const getResourceTypes = route({
  method: "GET",
  url: "/ResourceTypes",
  operationId: "getResourceTypes",
  summary: "The kinds of resources",
  tag: "Discovery",
  access: "authenticated",
  schema: { answer: listOf(described) },
  async handle(_input, { kernel: { federation } }) {
    const all = resourceTypes(federation.scimBaseUrl);
    return { body: listBody(all, all.length, 1) };
  },
});
