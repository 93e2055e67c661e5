import { ticketAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";

export const postWsTicket = route({
  method: "POST",
  url: "/ws/ticket",
  operationId: "postWsTicket",
  summary: "A single-use ticket that opens /api/v1/ws?ticket=… within 60 seconds",
  tag: "Live",
  access: "scans.read",
  schema: { answer: ticketAnswer },
  async handle({ principal }, { kernel }) {
    const { ticket, expiresInSeconds } = await kernel.identity.issueTicket(principal);
    return { body: { ticket, expires_in: expiresInSeconds } };
  },
});
