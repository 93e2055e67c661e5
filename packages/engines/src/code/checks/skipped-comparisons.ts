import { type CodeNode, type Expression, type FunctionUnit, type Statement, someNode, walk } from "../ir/index.ts";
import type { Check } from "./contract.ts";

/** What proves who asks. */
const proof = /passw|pwd$|passphrase|\bpin\b|otp$|secret$|_?token$|signature$|old_?pass/i;
/** What is sent twice is held against itself. */
const repeated = /confirm|repeat|again|verif|new/i;
/** Parts of a request. */
const request = /^(query|body|params|headers|form|cookies|GET|POST|payload|input)$/;

/**
 * `if (given && hash(given) !== kept) refuse`: who leaves the value out is not asked for it. Only values that the request
 * gives by a name, held against one that is kept under a name of its own.
 */
export const skippedComparisons: Check = (module, see) => {
  walk(module.top, {
    statement(statement, unit) {
      if (statement.kind !== "if" || !statement.consequence.some(ends)) return;
      const { test } = statement;
      if (test.kind !== "logical" || test.operator !== "and") return;
      const { left, right } = test;
      if (left.kind !== "name" || !proof.test(left.name) || !isOther(right, left.name)) return;
      if (!isOfRequest(unit, left.name) || isAskedBefore(unit, left.name, test.start)) return;
      const what = `a request without ${left.name}`;
      see({ rule: "broken-guard", at: { start: test.start, end: test.end }, unit, what });
    },
  });
};

/** `hash(given) !== kept.password` */
function isOther(expression: Expression, given: string): boolean {
  if (expression.kind !== "binary" || expression.operator !== "!=") return false;
  const { left, right } = expression;
  const isHeld = (one: Expression, other: Expression) =>
    other.kind === "member" &&
    proof.test(other.name) &&
    !repeated.test(other.name) &&
    !request.test("name" in other.object ? other.object.name : "") &&
    someNode(one, (node) => node.kind === "name" && node.name === given);
  return isHeld(left, right) || isHeld(right, left);
}

function isPart(node: CodeNode): boolean {
  return (node.kind === "name" || node.kind === "member") && request.test(node.name);
}

function ends(statement: Statement): boolean {
  if (statement.kind === "block") return statement.body.some(ends);
  return statement.kind === "return" || statement.kind === "throw";
}

/** `if (!given) …` above it. */
function isAskedBefore({ body }: FunctionUnit, name: string, before: number): boolean {
  return someNode(body, (node) => {
    if (node.kind !== "unary" || node.operator !== "not" || node.start > before) return false;
    return someNode(node.operand, (part) => part.kind === "name" && part.name === name);
  });
}

/** Whether the name is given its value by a part of a request. */
function isOfRequest(unit: FunctionUnit, name: string): boolean {
  let isFound = false;
  walk(unit, {
    expression(expression) {
      if (expression.kind !== "assign") return;
      const { target, value } = expression;
      const isName = target.kind === "name" && target.name === name;
      const isEntry =
        target.kind === "record" &&
        target.entries.some((entry) => entry.target.kind === "name" && entry.target.name === name);
      if ((isName || isEntry) && someNode(value, isPart)) isFound = true;
    },
  });
  return isFound;
}
