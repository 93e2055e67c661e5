import { z } from "zod";
import { route } from "../../doors.ts";
import { resourceTypes } from "../discovery.ts";
import { listBody } from "../render.ts";
import { listOf } from "../schema.ts";

export const getResourceTypes = route({
  method: "GET",
  url: "/ResourceTypes",
  operationId: "getResourceTypes",
  summary: "The kinds of resources",
  tag: "Discovery",
  access: "authenticated",
  schema: { answer: listOf(z.object({ id: z.string() }).loose()) },
  async handle() {
    return { body: listBody(resourceTypes, resourceTypes.length, 1) };
  },
});
