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
  takesSessions: false,
  errorSchema: errorBody,
  renderProblem: problemBody,
  routes: Object.values(routes),
  createSocket,
};
