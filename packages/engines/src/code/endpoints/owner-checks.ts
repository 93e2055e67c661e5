import type { Expression, FunctionUnit } from "../ir/index.ts";

const caller =
  /^(session|current_?user|user|user_?id|uid|owner|owner_?id|principal|identity|claims|sub|account_?id|tenant_?id|author|author_?id|created_?by|me)$/i;
const check =
  /^(is_?owner|owns|can|ensure|assert|authori[sz]e|check|require|verify|allow|enforce)(?=[A-Z_]|$)|(access|permission|owner|policy|ability)/i;
const mostNodes = 4000;

/**
 * Whether a function compares anything with who asks, or hands the question on: then it is not said that nobody looked.
 */
export function looksAtOwner(unit: FunctionUnit): boolean {
  const open: unknown[] = [unit.body];
  for (let seen = 0, next = open.pop(); next !== undefined && seen < mostNodes; next = open.pop(), seen++) {
    if (typeof next !== "object" || next === null) continue;
    if (Array.isArray(next)) {
      open.push(...next);
      continue;
    }
    const node = next as Expression;
    if (node.kind === "binary" && /^([!=]=|in|not in|is)$/.test(node.operator) && comparesTwo(node.left, node.right))
      return true;
    if (node.kind === "call") {
      const name = node.callee.kind === "member" || node.callee.kind === "name" ? node.callee.name : "";
      if (/^equals$/.test(name) && node.callee.kind === "member" && mentions([node.callee.object, node.args]))
        return true;
      if (check.test(name) && node.args.length > 0 && mentions(node.args)) return true;
    }
    if (node.kind === "function") {
      open.push(node.unit.body);
      continue;
    }
    for (const [key, value] of Object.entries(node))
      if (key !== "module" && typeof value === "object") open.push(value);
  }
  return false;
}

/** `order.userId !== req.user.id`, and not `user === null`. */
function comparesTwo(left: Expression, right: Expression): boolean {
  if (left.kind === "constant" || right.kind === "constant") return false;
  return mentions(left) || mentions(right);
}

function mentions(part: unknown): boolean {
  const open: unknown[] = [part];
  for (let seen = 0, next = open.pop(); next !== undefined && seen < 200; next = open.pop(), seen++) {
    if (typeof next !== "object" || next === null) continue;
    if (
      "kind" in next &&
      (next.kind === "name" || next.kind === "member") &&
      "name" in next &&
      caller.test(String(next.name))
    )
      return true;
    if ("kind" in next && next.kind === "constant" && "value" in next && caller.test(String(next.value))) return true;
    for (const [key, value] of Object.entries(next)) if (key !== "unit" && typeof value === "object") open.push(value);
  }
  return false;
}
