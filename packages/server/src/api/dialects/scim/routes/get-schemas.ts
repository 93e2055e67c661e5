import { z } from "zod";
import { route } from "../../doors.ts";
import { schemas } from "../discovery.ts";
import { listBody } from "../render.ts";
import { listOf } from "../schema.ts";

export const getSchemas = route({
  method: "GET",
  url: "/Schemas",
  operationId: "getSchemas",
  summary: "The attributes of each kind of resource",
  tag: "Discovery",
  access: "authenticated",
  schema: { answer: listOf(z.object({ id: z.string() }).loose()) },
  async handle() {
    return { body: listBody(schemas, schemas.length, 1) };
  },
});
