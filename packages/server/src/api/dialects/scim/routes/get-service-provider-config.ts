import { z } from "zod";
import { route } from "../../doors.ts";
import { serviceProviderConfig } from "../discovery.ts";

export const getServiceProviderConfig = route({
  method: "GET",
  url: "/ServiceProviderConfig",
  operationId: "getServiceProviderConfig",
  summary: "What this service supports",
  tag: "Discovery",
  access: "authenticated",
  schema: { answer: z.object({ schemas: z.array(z.string()) }).loose() },
  async handle() {
    return { body: serviceProviderConfig };
  },
});
