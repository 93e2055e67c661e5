import { route } from "../../doors.ts";
import { named, schemas } from "../discovery.ts";
import { described, idParams } from "../schema.ts";

export const getSchema = route({
  method: "GET",
  url: "/Schemas/:id",
  operationId: "getSchema",
  summary: "The attributes of one kind of resource",
  tag: "Discovery",
  access: "authenticated",
  schema: { params: idParams, answer: described },
  async handle({ params }, { kernel: { federation } }) {
    return { body: named(schemas(federation.scimBaseUrl), params.id) };
  },
});
