/** SCIM 2.0 (RFC 7643, RFC 7644): how an identity provider keeps the people and groups of a team. */
import type { Dialect } from "../../http/index.ts";
import type { Doors } from "../doors.ts";
import { problemBody } from "./render.ts";
import * as routes from "./routes/index.ts";
import { errorBody } from "./schema.ts";

export const scim: Dialect<Doors> = {
  name: "scim",
  prefix: "/scim/v2",
  title: "SCIM 2.0 on Gatewatch",
  description:
    "Provisioning by an identity provider: the people and groups of the team whose API key (scope sso.write) is used. DELETE answers 204 without a body, as RFC 7644 §3.6 asks; the rule that every answer is JSON binds the four documented APIs.",
  tags: {
    Users: "People of the team, their names, and whether they are active.",
    Groups: "Groups of the identity provider; the team maps their names to roles.",
    Discovery: "What this service supports.",
  },
  takesSessions: false,
  mediaType: "application/scim+json",
  errorSchema: errorBody,
  renderProblem: problemBody,
  routes: Object.values(routes),
};
