import type { Argument, Expression, FunctionUnit, Statement } from "../ir/index.ts";

const identity =
  /^(session|user|users?_?id|current_?user|principal|authorization|authenticated|is_?authenticated|is_?logged_?in|logged_?in|is_?admin|role|roles|permissions?|jwt|token|access_?token|verify|api_?key|x-api-key|credentials)$/i;
const refusal =
  /^(401|403|unauthorized|forbidden|unauthenticated|abort|access ?denied|not authorized|login|\/login|sign_?in|permission_?denied|httpexception)$/i;
const mostNodes = 4000;

/**
 * Whether a function may end a request depending on who asks: it reads identity (a session, a user, a token) and refuses
 * (401, 403, a way to the login page) in one and the same function or in one inside it. Names and literals count, never
 * the name of the function itself.
 */
export function refusesStrangers(unit: FunctionUnit): boolean {
  const seen = { identity: false, refusal: false, nodes: 0 };
  const note = (text: string) => {
    if (identity.test(text)) seen.identity = true;
    if (refusal.test(text) || /\/?(log|sign)-?in\b/i.test(text)) seen.refusal = true;
  };
  const open: unknown[] = [unit.body, unit.parameters];
  for (let next = open.pop(); next !== undefined && seen.nodes < mostNodes; next = open.pop()) {
    seen.nodes++;
    if (Array.isArray(next)) {
      open.push(...next);
      continue;
    }
    if (typeof next !== "object" || next === null) continue;
    visit(next as Expression | Statement | Argument, note, open);
    if (seen.identity && seen.refusal) return true;
  }
  return false;
}

function visit(node: Expression | Statement | Argument, note: (text: string) => void, open: unknown[]): void {
  if ("kind" in node) {
    if (node.kind === "name" || node.kind === "member") note(node.name);
    else if (node.kind === "constant" && (typeof node.value === "string" || typeof node.value === "number"))
      note(String(node.value));
    else if (node.kind === "function") {
      open.push(node.unit.body);
      return;
    }
  }
  for (const [key, value] of Object.entries(node)) {
    if (key !== "unit" && typeof value === "object" && value !== null) open.push(value);
  }
}
