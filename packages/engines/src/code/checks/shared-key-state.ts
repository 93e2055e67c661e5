import { type FunctionUnit, type Pattern, walk } from "../ir/index.ts";
import type { Check } from "./contract.ts";

/**
 * Callbacks of SSH servers in Go (https://pkg.go.dev/golang.org/x/crypto/ssh#ServerConfig) that keep the key they are asked
 * about: clients may ask for many keys and prove only one of them.
 */
export const sharedKeyState: Check = (module, see) => {
  if (module.language !== "go") return;
  const inspect = (callback: FunctionUnit) => {
    walk(callback, {
      expression(expression, unit) {
        if (expression.kind !== "assign") return;
        const root = rootOf(expression.target);
        if (root === undefined || unit.locals.has(root)) return;
        const { start, end } = expression;
        see({ rule: "shared-key-callback-state", at: { start, end }, unit, what: "PublicKeyCallback" });
      },
    });
  };
  walk(module.top, {
    expression(expression) {
      if (expression.kind === "assign" && expression.target.kind === "member") {
        if (expression.target.name === "PublicKeyCallback" && expression.value.kind === "function")
          inspect(expression.value.unit);
      } else if (expression.kind === "call") {
        for (const { name, value } of expression.args)
          if (name === "PublicKeyCallback" && value.kind === "function") inspect(value.unit);
      }
    },
  });
};

/** The variable that a target belongs to. */
function rootOf(target: Pattern): string | undefined {
  if (target.kind === "name") return target.name;
  if (target.kind !== "member" && target.kind !== "index") return undefined;
  let owner = target.object;
  while (owner.kind === "member" || owner.kind === "index") owner = owner.object;
  return owner.kind === "name" ? owner.name : undefined;
}
