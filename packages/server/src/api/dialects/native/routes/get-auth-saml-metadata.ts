import { z } from "zod";
import { route } from "../../doors.ts";
import { providerQuery } from "../schema.ts";

export const getAuthSamlMetadata = route({
  method: "GET",
  url: "/auth/saml/metadata",
  operationId: "getAuthSamlMetadata",
  summary: "This server's SAML metadata for one identity provider",
  tag: "Auth",
  access: "public",
  produces: "application/samlmetadata+xml",
  schema: { query: providerQuery, answer: z.string() },
  async handle({ query }, { kernel }) {
    const body = await kernel.federation.samlMetadata(query.provider);
    return { raw: { mediaType: "application/samlmetadata+xml", body } };
  },
});
