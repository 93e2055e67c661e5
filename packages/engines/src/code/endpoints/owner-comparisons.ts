import { type CodeNode, type Expression, type FunctionUnit, someNode } from "../ir/index.ts";
import type { Behaviour } from "./contract.ts";

const caller =
  /^(session|current_?user|user|user_?id|uid|owner|owner_?id|principal|identity|claims|sub|account_?id|tenant_?id|author|author_?id|created_?by|me)$/i;
const check =
  /^(is_?owner|owns|can|ensure|assert|authori[sz]e|check|require|verify|allow|enforce)(?=[A-Z_]|$)|(access|permission|owner|policy|ability)/i;

/**
 * Whether a function compares anything with who asks, or hands the question on: then it is not said that nobody looked.
 */
export function looksAtOwner(unit: FunctionUnit): boolean {
  const idle = idleNodes(unit);
  return someNode(unit.body, (node) => {
    if (idle.has(node)) return false;
    if (node.kind === "binary")
      return /^([!=]=|in|not in|is)$/.test(node.operator) && comparesTwo(node.left, node.right);
    if (node.kind !== "call") return false;
    const { callee } = node;
    const given = node.args.map(({ value }) => value);
    const name = callee.kind === "member" || callee.kind === "name" ? callee.name : "";
    if (name === "equals" && callee.kind === "member" && mentions([callee.object, ...given])) return true;
    return check.test(name) && mentions(given);
  });
}

/** Whether an endpoint's code, or what it calls, was seen to compare anything with who asks. */
export function comparesCaller(
  handler: FunctionUnit,
  { calls, comparing }: Pick<Behaviour, "calls" | "comparing">,
): boolean {
  const idle = new Set([...idleNodes(handler)].flatMap((node) => (node.kind === "function" ? node.unit : [])));
  return [...calls.reachedFrom([handler])].some((unit) => comparing.has(unit) && !idle.has(unit));
}

const usesAnswers =
  /^(then|catch|finally|forEach|map|filter|some|every|find|on|once|use|run|transaction|with\w*|async\w*)$/;

/** What stands in a function that only answers a question, given to a call whose own answer nobody takes: it decides nothing. */
function idleNodes({ body }: FunctionUnit): ReadonlySet<CodeNode> {
  const idle = new Set<CodeNode>();
  someNode(body, (node) => {
    if (node.kind !== "expression" || node.value.kind !== "call") return false;
    const { callee, args } = node.value;
    if ((callee.kind === "member" || callee.kind === "name") && usesAnswers.test(callee.name)) return false;
    for (const { value } of args) {
      if (value.kind !== "function" || someNode(value.unit.body, ({ kind }) => kind === "if" || kind === "throw"))
        continue;
      idle.add(value);
      someNode(value.unit.body, (inner) => {
        idle.add(inner);
        return false;
      });
    }
    return false;
  });
  return idle;
}

/** `order.userId !== req.user.id`, and not `user === null`. */
function comparesTwo(left: Expression, right: Expression): boolean {
  if (left.kind === "constant" || right.kind === "constant") return false;
  return mentions([left, right]);
}

function mentions(parts: readonly Expression[]): boolean {
  return someNode(parts, (node) => {
    if (node.kind === "constant") return caller.test(String(node.value));
    return (node.kind === "name" || node.kind === "member") && caller.test(node.name);
  });
}
