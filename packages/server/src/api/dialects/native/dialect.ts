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
  takesSessions: true,
  keysNeed: "api_access",
  errorSchema: errorBody,
  renderProblem: problemBody,
  routes: Object.values(routes),
  createSocket,
};
