/** Cyber AI's documented API: snake_case, nested errors with details, progress as an object, one WebSocket. */
import type { Dialect } from "../../http/index.ts";
import type { Doors } from "../doors.ts";
import { createSocket } from "./live.ts";
import { problemBody } from "./render.ts";
import * as routes from "./routes/index.ts";
import { errorBody } from "./schema.ts";

export const cyberai: Dialect<Doors> = {
  name: "cyberai",
  prefix: "/cyberai/v1",
  title: "Cyber AI API on Gatewatch",
  description: "Cyber AI's documented endpoints, for clients whose base URL alone is changed. API keys.",
  tags: {
    Live: "Tickets for the WebSocket.",
    Reports: "Documents made from scans.",
    Scans: "Start scans, follow them, cancel them.",
    Vulnerabilities: "What scans found, and what was decided about it.",
  },
  takesSessions: false,
  errorSchema: errorBody,
  renderProblem: problemBody,
  routes: Object.values(routes),
  createSocket,
};
