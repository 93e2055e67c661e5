import { instant } from "@gatewatch/contracts";
import { z } from "zod";
import { route } from "../../doors.ts";

const validity = z.object({
  valid: z.literal(true),
  is_admin: z.boolean(),
  scopes: z.array(z.string()),
  user: z.object({ id: z.uuid(), email: z.string(), name: z.string() }).nullable(),
  api_key: z.object({ id: z.uuid(), name: z.string(), expires_at: instant.nullable() }).nullable(),
});

export const getAuthApiKeyValidate = route({
  method: "GET",
  url: "/auth/api-key/validate",
  operationId: "getAuthApiKeyValidate",
  summary: "What the key that is sent may do",
  tag: "Auth",
  access: "authenticated",
  limitClass: "authentication",
  schema: { answer: validity.extend({ data: validity }) },
  async handle({ principal }, { kernel }) {
    const { userId, keyId, role, permissions } = principal;
    const person = await kernel.identity.user(userId);
    const key = keyId && (await kernel.keys.get(principal, keyId));
    const facts = {
      valid: true as const,
      is_admin: role === "admin",
      scopes: key ? [...key.scopes] : [...permissions],
      user: person ? { id: person.id, email: person.email, name: person.name } : null,
      api_key: key ? { id: key.id, name: key.name, expires_at: key.expiresAt?.toISOString() ?? null } : null,
    };
    return { body: { ...facts, data: facts } };
  },
});
