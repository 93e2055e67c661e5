import { isFault } from "@gatewatch/base/fault";
import type { EngineContext } from "../../contract.ts";
import type { Coverage } from "./contract.ts";

/** Starts with everything covered. */
export function createCoverage({ report, signal }: EngineContext): Coverage {
  let complete = true;
  const miss: Coverage["miss"] = (place, reason) => {
    complete = false;
    report.notCovered(place, reason);
  };
  return {
    miss,
    async attempt(place, work) {
      try {
        return await work();
      } catch (error) {
        signal.throwIfAborted();
        if (!isFault(error)) throw error;
        miss(place, error.message);
        return undefined;
      }
    },
    isComplete: () => complete,
  };
}
