import type { Expression, FunctionUnit, Statement } from "../ir/index.ts";

/** A method of the class that a filter stands in, by its name. */
export type MethodFinder = (name: string) => FunctionUnit | undefined;

/** What says who asks. */
const identity =
  /^(current_\w+|session|cookies|warden|jwt\w*|token|access_token|api_key|authorization|authenticated\??|authentication|\w*(logged|signed)_in\?|is_admin\??|admin\?|staff\?|moderator\?|owner\?|roles?\??|can\?|cannot\?|allowed\?|permitted\?|authori[sz]ed?\?|has_role\?|current|http_authorization)$/i;
/** Calls that answer in place of the action, or ask for credentials. */
const answering =
  /^(redirect_to|redirect_back|redirect_back_or_to|redirect|render|head|halt|raise|fail|error|authenticate_or_request_with_\w+|request_http_\w+|access_denied|deny_access|not_authenticated|not_authorized|unauthori[sz]ed!?|forbidden!?)$/;
/** Calls of libraries that end the request of whoever may not go on. */
const deciding =
  /^(authenticate_\w+!|authenticate!|authenticate_or_request_with_\w+|doorkeeper_authorize!|require_login)$/;
const mostNodes = 2000;
const mostDepth = 3;

type Node = Expression | Statement;

/**
 * Whether a filter ends the request of whoever it does not know: a branch that is taken without an identity answers or raises.
 * Names of the methods and fields that it asks count, never its own name.
 */
export function endsForStrangers(unit: FunctionUnit, find: MethodFinder, depth = 0): boolean {
  const reads = (part: unknown) => mentions(part, (name) => identity.test(name), find, depth);
  const ends = (part: unknown) => mentions(part, (name) => answering.test(name), find, depth);
  return some(unit.body, (node) => {
    if (node.kind === "call" && deciding.test(calledOn(node))) return true;
    if (node.kind === "if") {
      const isNegated = some(node.test, (part) => isNegation(part));
      return isNegated
        ? ends(node.consequence) && reads(node.test)
        : (ends(node.otherwise) && reads(node.test)) ||
            (ends(node.consequence) && reads(node.test) && isMissing(node.test));
    }
    if (node.kind === "logical" && node.operator === "or") return ends(node.right) && reads(node.left);
    if (node.kind === "conditional") return ends(node.alternative) && reads(node.test);
    if (
      node.kind === "call" &&
      depth < mostDepth &&
      node.callee.kind === "member" &&
      node.callee.object.kind === "self"
    ) {
      const called = find(node.callee.name);
      return called !== undefined && called !== unit && endsForStrangers(called, find, depth + 1);
    }
    return false;
  });
}

/** Whether a method answers in place of the action, or raises. */
export function answers(unit: FunctionUnit, find: MethodFinder): boolean {
  return mentions(unit.body, (name) => answering.test(name), find, 0);
}

/** Whether what is asked before a filter runs says who asks. */
export function asksWho(test: string | FunctionUnit, find: MethodFinder): boolean {
  const is = (name: string) => identity.test(name);
  if (typeof test !== "string") return mentions(test.body, is, find, 0);
  const unit = find(test);
  return is(test) || (unit !== undefined && mentions(unit.body, is, find, 1));
}

function calledOn(node: Expression & { kind: "call" }): string {
  return node.callee.kind === "member" && node.callee.object.kind === "self" ? node.callee.name : "";
}

function isNegation(part: Node): boolean {
  if (part.kind === "unary") return part.operator === "not";
  if (part.kind === "binary") return part.operator === "!=";
  return (
    part.kind === "call" &&
    part.callee.kind === "member" &&
    /^(nil\?|blank\?|empty\?|exclude\?)$/.test(part.callee.name)
  );
}

/** `session[:user] == nil`. */
function isMissing(test: Expression): boolean {
  return (
    test.kind === "binary" && test.operator === "==" && test.right.kind === "constant" && test.right.value === null
  );
}

/** Whether code calls or reads something of such a name, itself or by a method of the class. */
function mentions(part: unknown, is: (name: string) => boolean, find: MethodFinder, depth: number): boolean {
  return some(part, (node) => {
    if (node.kind === "throw") return is("raise");
    if (node.kind !== "member") return node.kind === "name" && is(node.name.split("|").at(-1)!);
    const name = node.name.replace(/^@/, "");
    if (is(name)) return true;
    if (node.object.kind !== "self" || depth >= mostDepth) return false;
    const called = find(name);
    return called !== undefined && mentions(called.body, is, find, depth + 1);
  });
}

function some(code: unknown, is: (node: Node) => boolean): boolean {
  const open: unknown[] = [code];
  for (let seen = 0, next = open.pop(); next !== undefined && seen < mostNodes; next = open.pop(), seen++) {
    if (typeof next !== "object" || next === null) continue;
    if ("kind" in next && is(next as Node)) return true;
    for (const [key, value] of Object.entries(next)) {
      if (key === "unit" && "kind" in next && next.kind === "function") open.push((value as FunctionUnit).body);
      else if (key !== "unit" && key !== "module" && typeof value === "object") open.push(value);
    }
  }
  return false;
}
