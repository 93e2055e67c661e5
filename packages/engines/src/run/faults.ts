import { defineFaults } from "@gatewatch/base/fault";

export const runFaults = defineFaults({
  "run.no_engine": {
    status: 400,
    word: "bad_request",
    summary: "None of the engines asked for can scan this kind of target.",
  },
  "run.engine_failed": {
    status: 500,
    word: "server_error",
    summary: "An engine ended by an internal fault; what it found until then stands.",
  },
});
