import { type Expression, type FunctionUnit, walk } from "../ir/index.ts";
import type { Check } from "./contract.ts";

const secretHeader = /^(authorization|proxy-authorization|cookie|www-authenticate|x-api-key)$/i;

/** Functions of Go that decide on redirects (net/http Client.CheckRedirect) and put back the headers that a redirect takes away. */
export const redirectedCredentials: Check = (module, see) => {
  if (module.language !== "go") return;
  const found = (unit: FunctionUnit) => {
    walk(unit, {
      expression(expression, inner) {
        if (!copiesHeaders(expression) && !setsSecret(expression)) return;
        const { start, end } = expression;
        see({ rule: "credentials-sent-on-redirect", at: { start, end }, unit: inner, what: "CheckRedirect" });
      },
    });
  };
  walk(module.top, {
    expression(expression) {
      if (expression.kind === "call") {
        for (const { name, value } of expression.args)
          if (name === "CheckRedirect" && value.kind === "function") found(value.unit);
      } else if (expression.kind === "assign" && expression.target.kind === "member") {
        if (expression.target.name === "CheckRedirect" && expression.value.kind === "function")
          found(expression.value.unit);
      }
    },
  });
};

function copiesHeaders(expression: Expression): boolean {
  return expression.kind === "assign" && expression.target.kind === "member" && expression.target.name === "Header";
}

function setsSecret(expression: Expression): boolean {
  if (expression.kind !== "call" || expression.callee.kind !== "member") return false;
  const { object, name } = expression.callee;
  const [header] = expression.args;
  return (
    (name === "Set" || name === "Add") &&
    object.kind === "member" &&
    object.name === "Header" &&
    header?.value.kind === "constant" &&
    typeof header.value.value === "string" &&
    secretHeader.test(header.value.value)
  );
}
