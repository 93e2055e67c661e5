import { type FunctionUnit, type Span, walk } from "../ir/index.ts";
import type { Check } from "./contract.ts";

/** Handlers of Go that set both headers that say where a body ends: RFC 9112, 6.1, lets receivers disagree then. */
export const smuggledBodies: Check = (module, see) => {
  if (module.language !== "go") return;
  const set = new Map<FunctionUnit, Map<string, Span>>();
  walk(module.top, {
    expression(expression, unit) {
      if (expression.kind !== "call" || expression.callee.kind !== "member" || expression.callee.name !== "Set") return;
      const [header] = expression.args;
      const name = header?.value.kind === "constant" ? String(header.value.value).toLowerCase() : "";
      if (name !== "transfer-encoding" && name !== "content-length") return;
      const own = set.get(unit) ?? new Map<string, Span>();
      own.set(name, { start: expression.start, end: expression.end });
      set.set(unit, own);
    },
  });
  for (const [unit, headers] of set) {
    if (headers.size < 2) continue;
    const [at] = [...headers.values()].sort((left, right) => right.start - left.start);
    see({ rule: "http-smuggling", at: at!, unit, what: "Transfer-Encoding and Content-Length" });
  }
};
