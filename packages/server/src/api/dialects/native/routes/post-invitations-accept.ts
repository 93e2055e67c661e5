import { acceptInvitationRequest, sessionAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { sessionBody } from "../render-session.ts";

export const postInvitationsAccept = route({
  method: "POST",
  url: "/invitations/accept",
  operationId: "postInvitationsAccept",
  summary: "Join the team of an invitation link, and sign in",
  tag: "Auth",
  access: "public",
  limitClass: "authentication",
  schema: { body: acceptInvitationRequest, answer: sessionAnswer },
  async handle({ body, openSession, origin }, { kernel }) {
    const { recovery_code: recoveryCode, ...request } = body;
    const signedIn = await kernel.invitations.accept({ ...request, recoveryCode }, openSession, origin);
    return { body: await sessionBody(signedIn.open, kernel), ...(signedIn.token && { sessionCookie: signedIn.token }) };
  },
});
