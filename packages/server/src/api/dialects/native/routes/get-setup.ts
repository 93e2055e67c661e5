import { setupState } from "@gatewatch/contracts";
import { route } from "../../doors.ts";

export const getSetup = route({
  method: "GET",
  url: "/setup",
  operationId: "getSetup",
  summary: "Whether the first administrator is still to be made",
  tag: "Auth",
  access: "public",
  schema: { answer: setupState },
  async handle(_input, { kernel }) {
    return { body: { data: { required: await kernel.identity.setupRequired() } } };
  },
});
