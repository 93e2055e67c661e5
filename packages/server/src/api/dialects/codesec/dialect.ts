/** CodeSec's documented API: five endpoints, snake_case, flat errors. */
import type { Dialect } from "../../http/index.ts";
import type { Doors } from "../doors.ts";
import { problemBody } from "./render.ts";
import * as routes from "./routes/index.ts";
import { errorBody } from "./schema.ts";

export const codesec: Dialect<Doors> = {
  name: "codesec",
  prefix: "/codesec/v1",
  title: "CodeSec API on Gatewatch",
  description: "CodeSec's documented endpoints, for clients whose base URL alone is changed. API keys.",
  tags: {
    Scans: "Queue scans, poll their state, read their results.",
    Usage: "The billing period and what is left of it.",
  },
  takesSessions: false,
  errorSchema: errorBody,
  renderProblem: problemBody,
  routes: Object.values(routes),
};
