import { type Statement, walk } from "../ir/index.ts";
import type { Check } from "./contract.ts";

/** Handlers of Python that do nothing: `except: pass` and `except: continue`. */
export const swallowedErrors: Check = (module, see) => {
  if (module.language !== "python") return;
  walk(module.top, {
    statement(statement, unit) {
      if (statement.kind !== "try") return;
      for (const handler of statement.handlers) {
        const [only, ...more] = handler.body;
        if (more.length > 0 || (only !== undefined && !isNothing(only, module.text))) continue;
        see({ rule: "swallowed-error", at: { start: statement.start, end: statement.end }, unit, what: "except" });
      }
    },
  });
};

function isNothing(statement: Statement, text: string): boolean {
  return statement.kind === "continue" || text.slice(statement.start, statement.end).trim() === "pass";
}
