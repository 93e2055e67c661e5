/** The native API: Gecko's and GateKey's documented paths in their documented styles, and our additions beside them. */
import { errorBody } from "@gatewatch/contracts";
import type { Dialect } from "../../http/index.ts";
import type { Doors } from "../doors.ts";
import { createSocket } from "./live.ts";
import { problemBody } from "./render.ts";
import * as routes from "./routes/index.ts";

export const native: Dialect<Doors> = {
  name: "native",
  prefix: "/api/v1",
  title: "Gatewatch API",
  description:
    "Gecko's and GateKey's documented paths in their documented shapes, and what this product adds beside them. Sessions and API keys.",
  tags: {
    Audit: "Who did what, when and from where: append-only and chained.",
    Auth: "Sign-in, the session, and what a key may do.",
    Integrations: "Connections to GitLab and GitHub instances.",
    Keys: "API keys of the team.",
    Live: "What happens, as it happens: tickets for WebSockets, and a stream of events.",
    Members: "People of the team: their roles, sessions, invitations and sign-ins.",
    Plans: "What a team may use, and how much of it.",
    Reports: "Documents made from scans, in every format.",
    Repositories: "What has been scanned as a repository.",
    Rules: "The team's own rules for code.",
    Scans: "Launch scans, follow them, read what they found.",
    "Single sign-on": "Providers of identity that people sign in with.",
    Teams: "The team itself.",
    Usage: "What the team has used.",
    Utility: "Whether the server works.",
    Vulnerabilities: "What is open across scans, and what was decided about it.",
    Webhooks: "Signed messages to endpoints of yours, their deliveries and replays.",
  },
  takesSessions: true,
  keysNeed: "api_access",
  errorSchema: errorBody,
  renderProblem: problemBody,
  routes: Object.values(routes),
  createSocket,
};
