import { z } from "zod";
import { route } from "../../doors.ts";

const answer = z.object({
  providers: z.array(z.object({ type: z.string(), name: z.string(), display_name: z.string(), login_url: z.string() })),
});

export const getAuthProviders = route({
  method: "GET",
  url: "/auth/providers",
  operationId: "getAuthProviders",
  summary: "The ways to sign in",
  tag: "Auth",
  access: "public",
  schema: { answer: answer },
  async handle() {
    const local = { type: "local", name: "local", display_name: "Password", login_url: "/login" };
    return { body: { providers: [local] } };
  },
});
