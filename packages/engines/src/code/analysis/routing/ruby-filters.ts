import {
  type Argument,
  type Code,
  type CodeNode,
  type Expression,
  type FunctionUnit,
  type Statement,
  someNode,
  writtenName,
} from "../../ir/index.ts";

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
/** Calls of Pundit, cancancan and Action Policy that raise for whoever has not the right, or give only what one may see. */
const policy = /^(authorize!?|policy_scope|authorized_scope)$/;
/** Calls that raise or give nothing unless what they are given was signed or drawn by the program. */
const proof =
  /^(find_signed!?|find_by_token_for!?|locate_signed|locate_many_signed|(fixed_length_)?secure_compare!?|find_by_\w*token!?)$/;
/** Questions whether who asks signed what was sent. */
const signed = /^(valid|verify|verified|check|correct)_(\w+_)?signature[?!]?$|^signature_(valid|matches|correct)\?$/;
const lookup = /^(find_by!?|find_sole_by|where|exists\?)$/;
/** Columns of values that nobody guesses. */
const unguessable = /(^|_)(token|nonce|secret|signature|digest)$/;
const verifier = /verifier$/;
const me = /^(current_user|current_account|current_member)$/;
/** Headers that say who asks. */
const credential = /authorization|(^|[_-])(api[_-]?)?(key|token|secret|signature)$/i;
const mostDepth = 3;

/**
 * Whether a filter ends the request of whoever it does not know: a branch that is taken without an identity answers or raises.
 * Names of the methods and fields that it asks count, never its own name.
 */
export function endsForStrangers(unit: FunctionUnit, find: MethodFinder, depth = 0): boolean {
  const carried = credentialsIn(unit);
  const reads = (part: Code) =>
    mentions(part, (name) => identity.test(name), find, depth) ||
    someNode(part, (node) => node.kind === "name" && carried.has(node.name));
  const ends = (part: Code) => mentions(part, (name) => answering.test(name), find, depth);
  const isLeftByKnown = (statement: Statement, index: number, list: readonly Statement[]) =>
    statement.kind === "if" &&
    leaves(statement.consequence) &&
    reads(statement.test) &&
    !someNode(statement.test, isNegation) &&
    ends(list.slice(index + 1));
  if (unit.body.some(isLeftByKnown)) return true;
  return someNode(unit.body, (node) => {
    if (node.kind === "call" && (deciding.test(calledOn(node)) || asksPolicy(node, find))) return true;
    if (node.kind === "if") {
      const isNegated = someNode(node.test, (part) => isNegation(part));
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

/** `return if signed_in?`: what stands below is for those who are not. */
function leaves(consequence: readonly Statement[]): boolean {
  const [only] = consequence;
  if (consequence.length !== 1) return false;
  return only?.kind === "block"
    ? leaves(only.body)
    : only?.kind === "return" && (only.value?.kind ?? "constant") === "constant";
}

/** Local names of what a request carries in a header for credentials, and of what was looked up by it. */
function credentialsIn({ body }: FunctionUnit): ReadonlySet<string> {
  const names = new Set<string>();
  someNode(body, (node) => {
    if (node.kind !== "assign" || node.target.kind !== "name") return false;
    const isHeader =
      someNode(node.value, (part) => part.kind === "member" && /^(headers|env)$/.test(part.name)) &&
      someNode(node.value, (part) => part.kind === "constant" && credential.test(String(part.value)));
    const isFound = someNode(node.value, (part) => part.kind === "name" && names.has(part.name));
    if (isHeader || isFound) names.add(node.target.name);
    return false;
  });
  return names;
}

/** Whether a call asks a library for the rights of the one who asks, as far as no method of the program has its name. */
export function asksPolicy(node: CodeNode, find: MethodFinder): boolean {
  if (node.kind !== "call" || node.callee.kind !== "member" || !policy.test(node.callee.name)) return false;
  const { kind } = node.callee.object;
  return kind === "super" || (kind === "self" && find(node.callee.name) === undefined);
}

/** The calls within code that are made on the object itself, in blocks too. */
export function ownCalls(unit: FunctionUnit): (Expression & { kind: "call" })[] {
  const found: (Expression & { kind: "call" })[] = [];
  someNode(unit.body, (node) => {
    if (node.kind === "call" && calledOn(node) !== "") found.push(node);
    return false;
  });
  return found;
}

/**
 * Whether code goes on only for the holder of an unguessable token that the request's parameters carry: what it works on is
 * looked up by it, it is signed, or it is compared; or where a signature of the request holds.
 */
export function asksForToken(unit: FunctionUnit, find: MethodFinder, depth = 0): boolean {
  const isGiven = () => mentions(unit.body, (name) => name === "params", find, depth);
  return someNode(unit.body, (node) => {
    if (node.kind !== "call" || node.callee.kind !== "member") return false;
    const { name, object } = node.callee;
    if (signed.test(name)) return true;
    if (proof.test(name)) return isGiven();
    if (lookup.test(name))
      return node.args.some((arg) => arg.name !== undefined && unguessable.test(arg.name)) && isGiven();
    if (/^verif(y|ied)$/.test(name))
      return mentions(object, (called) => verifier.test(called), find, depth) && isGiven();
    if (object.kind !== "self" || depth >= mostDepth || me.test(name)) return false;
    const called = find(name);
    return called !== undefined && called !== unit && asksForToken(called, find, depth + 1);
  });
}

/** Whether code looks up or makes what belongs to who asks, known or not: `find_by!(user: current_user)`. */
export function startsFromCaller(unit: FunctionUnit): boolean {
  return someNode(unit.body, (node) => {
    if (node.kind !== "call" || node.callee.kind !== "member") return false;
    return /^(find_by(_\w+)?!?|find_or_\w+|where|build)$/.test(node.callee.name) && node.args.some(isCallerItself);
  });
}

/** `current_user`, not `current_user.id`, which nobody has. */
function isCallerItself({ value }: Argument): boolean {
  if (value.kind === "call") return me.test(calledOn(value));
  return value.kind === "member" && value.object.kind === "self" && me.test(value.name);
}

/** Whether all that code answers is a text that stands in it. */
export function answersFixedText({ body }: FunctionUnit): boolean {
  const [statement] = body;
  if (body.length !== 1 || (statement?.kind !== "expression" && statement?.kind !== "return")) return false;
  const { value } = statement;
  if (value?.kind !== "call" || calledOn(value) !== "render") return false;
  return value.args.every(
    (arg) =>
      /^(plain|status)$/.test(arg.name ?? "") &&
      !someNode(arg.value, ({ kind }) => kind === "call" || kind === "member"),
  );
}

/** Whether a method answers in place of the action, or raises. */
export function answers(unit: FunctionUnit, find: MethodFinder): boolean {
  return mentions(unit.body, (name) => answering.test(name) || /^(find_\w+|secure_compare)!$/.test(name), find, 0);
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

function isNegation(part: CodeNode): boolean {
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
function mentions(part: Code, is: (name: string) => boolean, find: MethodFinder, depth: number): boolean {
  return someNode(part, (node) => {
    if (node.kind === "throw") return is("raise");
    if (node.kind !== "member") return node.kind === "name" && is(writtenName(node));
    const name = node.name.replace(/^@/, "");
    if (is(name)) return true;
    if (node.object.kind !== "self" || depth >= mostDepth) return false;
    const called = find(name);
    return called !== undefined && mentions(called.body, is, find, depth + 1);
  });
}
