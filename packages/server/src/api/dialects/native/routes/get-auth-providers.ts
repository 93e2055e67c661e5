import { authProvidersAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { wayBody } from "../render-sso.ts";

export const getAuthProviders = route({
  method: "GET",
  url: "/auth/providers",
  operationId: "getAuthProviders",
  summary: "The ways to sign in: by password, and every identity provider that is enabled",
  tag: "Auth",
  access: "public",
  schema: { answer: authProvidersAnswer },
  async handle(_input, { kernel }) {
    const local = { type: "local" as const, name: "local", display_name: "Password", login_url: "/login" };
    const others = (await kernel.federation.ways()).map(wayBody);
    return { body: { providers: [local, ...others] } };
  },
});
