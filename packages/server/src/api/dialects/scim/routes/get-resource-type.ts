import { route } from "../../doors.ts";
import { named, resourceTypes } from "../discovery.ts";
import { described, idParams } from "../schema.ts";

export const getResourceType = route({
  method: "GET",
  url: "/ResourceTypes/:id",
  operationId: "getResourceType",
  summary: "One kind of resource",
  tag: "Discovery",
  access: "authenticated",
  schema: { params: idParams, answer: described },
  async handle({ params }, { kernel: { federation } }) {
    return { body: named(resourceTypes(federation.scimBaseUrl), params.id) };
  },
});
