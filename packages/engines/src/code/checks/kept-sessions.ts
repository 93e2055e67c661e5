import { type Expression, type FunctionUnit, someNode, walk } from "../ir/index.ts";
import type { Check } from "./contract.ts";

/** Who is signed in, as sessions call it. */
const caller =
  /^(user|user_?id|user_?name|uid|account|account_?id|member|member_?id|customer|customer_?id|email|(is_?)?(logged_?in|authenticated|signed_?in))$/i;
const password = /passw|pwd$/i;

/**
 * A sign-in by password that puts who it is into the session that was there before, with its old name: whoever gave the
 * visitor that name is signed in as well. https://expressjs.com/en/resources/middleware/session.html#reqsessionregenerate
 */
export const keptSessions: Check = (module, see, others) => {
  if (module.language !== "javascript" || !module.text.includes(".session.")) return;
  if (![...others].some(({ text }) => text.includes("express-session"))) return;
  walk(module.top, {
    unit(unit) {
      const request = unit.parameters.find(({ name }) => /^(req|request)$/.test(name))?.name;
      if (request === undefined) return;
      const kept = assignmentIn(unit, request);
      if (kept === undefined || !asksForPassword(unit) || namesAnew(unit)) return;
      see({ rule: "session-fixation", at: { start: kept.start, end: kept.end }, unit, what: "the session" });
    },
  });
};

/** `req.session.user = …` of a function or one inside it. */
function assignmentIn(unit: FunctionUnit, request: string): Expression | undefined {
  let found: Expression | undefined;
  walk(unit, {
    expression(expression) {
      if (found !== undefined || expression.kind !== "assign" || expression.value.kind === "constant") return;
      const { target } = expression;
      if (target.kind !== "member" || typeof target.name !== "string" || !caller.test(target.name)) return;
      const { object } = target;
      const isOfRequest = object.kind === "member" && object.name === "session" && object.object.kind === "name";
      if (isOfRequest && object.object.kind === "name" && object.object.name === request) found = expression;
    },
  });
  return found;
}

function asksForPassword({ body }: FunctionUnit): boolean {
  return someNode(body, (node) => (node.kind === "name" || node.kind === "member") && password.test(node.name));
}

/** The session gets another name, or is another one. */
function namesAnew({ body }: FunctionUnit): boolean {
  return someNode(
    body,
    (node) => node.kind === "call" && node.callee.kind === "member" && /^(regenerate|destroy)$/.test(node.callee.name),
  );
}
