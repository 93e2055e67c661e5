import { type Expression, walk } from "../ir/index.ts";
import type { Check } from "./contract.ts";

const secret =
  /^(user|given|stored|expected|correct|actual|computed|received)?_?(passw(or)?d|secret|signature|hmac|digest|api_?key|(auth|access|csrf|xsrf|session|api|correct|expected)_?token)$/i;

/** Secrets compared letter by letter: how long it takes says how much was right. Languages whose `==` stops at the first difference. */
export const timedComparisons: Check = (module, see) => {
  if (module.language === "java") return;
  walk(module.top, {
    expression(expression, unit) {
      if (expression.kind !== "binary" || (expression.operator !== "==" && expression.operator !== "!=")) return;
      const { left, right } = expression;
      const isCompared = (one: Expression, other: Expression) => secret.test(nameOf(one)) && isSecretToo(other);
      if (!isCompared(left, right) && !isCompared(right, left)) return;
      see({ rule: "timing-attack", at: { start: expression.start, end: expression.end }, unit, what: "a comparison" });
    },
  });
};

function nameOf(expression: Expression): string {
  return expression.kind === "name" || expression.kind === "member"
    ? expression.name.replace(/^\$|(?<=\w)[^\w].*$/g, "")
    : "";
}

/** A literal tells nothing new, but a long text may be the secret itself. */
function isSecretToo(expression: Expression): boolean {
  if (expression.kind === "constant") return typeof expression.value === "string" && expression.value.length >= 4;
  return expression.kind !== "unary" && nameOf(expression) !== "undefined";
}
