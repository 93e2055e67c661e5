import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const procedure = "trpc.Procedure";
const router = "trpc.Router";
const answers = "query mutation subscription";

/** Procedures of tRPC 10 and 11: https://trpc.io/docs/server/procedures */
export const trpc: LibraryModel = {
  library: "trpc",
  language: "javascript",
  types: [
    {
      of: namesOf("@trpc.server.initTRPC", "create() context().create() meta().create() context().meta().create()"),
      is: router,
    },
    { of: [`${router}.procedure`, `${procedure}.input()`], is: procedure },
  ],
  sources: [{ read: ["trpc.Request.input", "trpc.Request.rawInput"], label: "http", what: "the input of a procedure" }],
  propagators: [{ call: namesOf(procedure, "use output meta concat"), from: ["receiver"], gives: "same" }],
  routes: [{ call: namesOf(procedure, answers), handlers: { from: 0 }, parameters: ["trpc.Request"] }],
};
