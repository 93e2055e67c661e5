import { route } from "../../doors.ts";
import { ticket } from "../schema.ts";

export const postWsTicket = route({
  method: "POST",
  url: "/ws/ticket",
  operationId: "createTicket",
  summary: "A single-use ticket that opens the WebSocket as ?ticket=… within 60 seconds",
  tag: "Live",
  access: "scans.read",
  schema: { answer: ticket },
  async handle({ principal }, { kernel }) {
    const issued = await kernel.identity.issueTicket(principal);
    return { body: { ticket: issued.ticket, expires_in: issued.expiresInSeconds } };
  },
});
