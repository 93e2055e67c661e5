import { personAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { personBody } from "../render-people.ts";

export const getUsersMe = route({
  method: "GET",
  url: "/users/me",
  operationId: "getUsersMe",
  summary: "Who you are",
  tag: "Auth",
  access: "authenticated",
  schema: { answer: personAnswer },
  async handle({ principal }, { kernel }) {
    return { body: { data: personBody(await kernel.members.get(principal.teamId, principal.userId)) } };
  },
});
