import {
  type CodeNode,
  type Expression,
  type FunctionUnit,
  type Statement,
  someNode,
  writtenName,
} from "../ir/index.ts";
import { turnsUnknownAway } from "./caller-checks.ts";
import type { Calls } from "./calls.ts";
import type { Guard, Step } from "./contract.ts";

/** Names of who asks, and of what says it. */
export const identity =
  /^(session|get_?session|get_?server_?session|user|users?_?id|current_?user|get_?current_?user|(get_?)?(user_?)?principal|authorization|authenticated|authenticate|is_?authenticated|is_?logged_?in|logged_?in|is_?admin|is_?staff|is_?user_?in_?role|role|roles|permissions?|jwt|token|access_?token|verify|api_?key|x-api-key|credentials|bearer|claims|subject|identity)$|jwt/i;
/** What only who asks is called, and not also what is asked for. */
const ownIdentity =
  /^(session|get_?session|get_?server_?session|current_?user|get_?current_?user|(get_?)?(user_?)?principal|authorization|is_?authenticated|is_?logged_?in|logged_?in|is_?admin|is_?staff|is_?user_?in_?role|jwt|access_?token|x-api-key|claims|identity|get_?token)$|jwt/i;
/** Answers to who may not. */
export const refusal =
  /^(401|403|unauthenticated|access ?denied|login|\/login|sign_?in|permission_?denied|not_?authenticated)$|^(err)?(http[._ ]?)?(response[._ ]?)?(status[._ ]?|sc_)?(401_|403_)?(not ?authorized|unauthori[sz]ed|forbidden)([A-Z_ ]?(client|access|request|http|web)?(error|exception|response))?$|^(permission|access)_?denied|^not_?authenticated|^(abort|send|write|respond|reply|render)_?(with_?)?(not_?authorized|unauthori[sz]ed|forbidden)/i;
/** Who answers so does not know who asks: RFC 9110 section 15.5.2. */
const asksWho =
  /^(401|unauthenticated|not_?authenticated)$|^(err)?(http[._ ]?)?(status[._ ]?|sc_)?(401_)?(not ?authorized|unauthori[sz]ed)(error|exception)?$/i;
const requests = /^(req|request|ctx|context|c|r|state|session|self|locals|g|res|this|exchange)$/;

/**
 * Whether a function may end a request depending on who asks: it reads identity (a session, a user, a token) and refuses
 * (401, 403, a way to the login page) in one and the same function or in one inside it. Names and literals count, never
 * the name of the function itself.
 *
 * @param isHandler it answers as well: a user may be what is asked for, only one that the request carries counts
 */
export function refusesStrangers(unit: FunctionUnit, isHandler = false): boolean {
  const seen = { identity: false, refusal: false };
  const known = isHandler ? ownIdentity : identity;
  const note = (text: string, owner?: string) => {
    if (known.test(text)) seen.identity = true;
    if (isHandler && owner !== undefined && requests.test(owner) && identity.test(text)) seen.identity = true;
    if (refusal.test(text) || /\/(log|sign)-?in\b/i.test(text)) seen.refusal = true;
    if (!isHandler && asksWho.test(text)) seen.identity = true;
  };
  if (isHandler && turnsStrangersAway(unit)) return true;
  const decides = (node: CodeNode): boolean => {
    if (node.kind === "name") note(writtenName(node));
    else if (node.kind === "member") note(node.name, "name" in node.object ? node.object.name : node.object.kind);
    else if (node.kind === "constant" && (typeof node.value === "string" || typeof node.value === "number"))
      note(String(node.value));
    return seen.identity && seen.refusal;
  };
  const asked = unit.parameters.flatMap(({ annotation, fallback, decorators = [] }) => [
    ...(annotation === undefined ? [] : [annotation]),
    ...(fallback === undefined ? [] : [fallback]),
    ...decorators,
  ]);
  return someNode(asked, decides) || someNode(unit.body, decides);
}

/** Whether a function may answer that who asks is not known: what that goes by may have any name. */
export function asksToSignIn({ body }: FunctionUnit): boolean {
  return someNode(body, (node) => {
    const text = node.kind === "constant" ? String(node.value) : writtenName(node);
    return /^401$|^(http[._ ]?)?(status[._ ]?)?(401_)?(unauthori[sz]ed|unauthenticated)(http)?(exception|error)?$/i.test(
      text,
    );
  });
}

/** A variable for who asks, that only a check fills. */
const knownCaller =
  /^(logged_?in_?user|authenticated_?user|auth_?user|current_?user|session_?user|principal|caller|me|claims|session|identity|_?(current|caller)_?(user_?)?(context|accessor|service))$/i;

/** `if (!currentUser) throw …`, `if (currentUser) { … } else next(error)`: who is not known comes no further. */
function turnsStrangersAway({ body }: FunctionUnit): boolean {
  return someNode(body, (node) => {
    if (node.kind !== "if") return false;
    const isTurned = someNode(node.test, (part) => {
      return part.kind === "unary" && part.operator === "not" && someNode(part.operand, isCaller);
    });
    return isTurned
      ? node.consequence.some(isRefused)
      : node.otherwise.some(isRefused) && someNode(node.test, isCaller);
  });
}

function isCaller(node: CodeNode): boolean {
  return (node.kind === "name" || node.kind === "member") && knownCaller.test(node.name);
}

/** `throw`, or an error that is handed on: `next(new Error())`. */
function isRefused(statement: Statement): boolean {
  if (statement.kind === "throw") return true;
  if (statement.kind === "block") return statement.body.some(isRefused);
  if (statement.kind !== "expression" || statement.value.kind !== "call") return false;
  const { callee, args } = statement.value;
  return callee.kind === "name" && callee.name === "next" && args.length > 0;
}

/** What an endpoint's own code is called among guards, when that looks who asks. */
export const ownCheck = "a check of its own";

/**
 * The guards among what runs before an endpoint, and its own check.
 *
 * @param isGuardName whether a library's name lets only known callers pass
 * @param calls which function calls which; absent: only the endpoint's own code is looked at
 */
export function guardsOf(
  steps: readonly Step[],
  handler: FunctionUnit | undefined,
  isGuardName: (name: string) => boolean,
  calls?: Calls,
): Guard[] {
  const answering = new Set([handler, ...steps.map(({ unit }) => unit)]);
  const asksElsewhere = (unit: FunctionUnit) =>
    [unit, ...functionsIn(unit)].some((inner) =>
      namedBy(inner, calls?.calledBy(inner) ?? new Set()).some(
        (called) =>
          !answering.has(called) && (authenticates(called) || (wraps(inner, called, unit) && refusesStrangers(called))),
      ),
    );
  const before = steps.flatMap((step): Guard[] => {
    const { name, unit, at } = step;
    if (isOfErrors(unit)) return [];
    const decides = step.isGate === true && (unit === undefined || !alwaysPasses(unit));
    const isGuard =
      decides ||
      isGuardName(name) ||
      (unit !== undefined &&
        (refusesStrangers(unit) || turnsUnknownAway(unit) || asksElsewhere(unit) || asksHelper(unit, calls)));
    return isGuard ? [{ name, at }] : [];
  });
  if (before.length > 0 || handler === undefined || !checksItself(handler, calls)) return before;
  return [{ name: ownCheck, at: { module: handler.module, start: handler.start, end: handler.start } }];
}

/** `(err, req, res, next)`: run after an error, so before nothing. */
function isOfErrors(unit: FunctionUnit | undefined): boolean {
  return unit?.module.language === "javascript" && unit.parameters.length === 4;
}

/** `return login_required(view)(*args)` within a decorator: what it was given it puts behind another one. */
function wraps({ body }: FunctionUnit, { name }: FunctionUnit, { parameters }: FunctionUnit): boolean {
  const wrapped = new Set(parameters.map((parameter) => parameter.name));
  return someNode(
    body,
    (node) =>
      node.kind === "call" &&
      writtenName(node.callee) === name &&
      node.args.some(({ value }) => value.kind === "name" && wrapped.has(value.name)),
  );
}

/** The functions that a function calls by their own names: not whatever it was given, as wrappers are. */
function namedBy({ body }: FunctionUnit, called: ReadonlySet<FunctionUnit>): FunctionUnit[] {
  return [...called].filter(
    ({ name }) => name !== "" && someNode(body, (node) => node.kind === "call" && writtenName(node.callee) === name),
  );
}

/** `err = check(request)`, `if (err) return err`: a helper that is given the request has the answer to who is not known. */
function asksHelper(unit: FunctionUnit, calls: Calls | undefined): boolean {
  if (calls === undefined) return false;
  return namedBy(unit, calls.calledBy(unit)).some(
    (helper) => isGivenRequest(helper) && [helper, ...calls.calledBy(helper)].some(asksToSignIn),
  );
}

/** Whether an endpoint's own code, or a helper that it gives the request, asks who may. */
export function checksItself(handler: FunctionUnit, calls: Calls | undefined): boolean {
  if (refusesStrangers(handler, true) || asksForRights(handler) || missesCaller(handler, onlyKnown)) return true;
  if (turnsUnknownAway(handler) || checksSignature(handler)) return true;
  return [...(calls?.reachedFrom([handler]) ?? [])].some((unit) => unit !== handler && authenticates(unit));
}

/**
 * `if (!isKnown) return new Response("Unauthorized", { status: 401 })`: what it asked may have any name. It is no guard that
 * others should have: wrong answers to anything are often refused so.
 */
export function answersUnknown({ body }: FunctionUnit): boolean {
  const isAnswer = (node: CodeNode) => asksWho.test(node.kind === "constant" ? String(node.value) : writtenName(node));
  return someNode(body, (node) => node.kind === "if" && someNode([...node.consequence, ...node.otherwise], isAnswer));
}

/** Headers and functions by which a program that calls shows that it has a secret. */
const signatures =
  /^(x-)?[a-z0-9-]*signature(-[a-z0-9]+)?$|^(verify|check|validate|assert)_?\w*signature$|^construct_?event(_?async)?$/i;

/** Whether code asks for a signature of what it is sent, and ends where that is not right. */
function checksSignature({ body }: FunctionUnit): boolean {
  const isSigned = someNode(body, (node) => {
    const isText = node.kind === "constant" && typeof node.value === "string" && node.value.includes("-");
    return signatures.test(isText ? String(node.value) : node.kind === "call" ? writtenName(node.callee) : "");
  });
  return isSigned && someNode(body, (node) => node.kind === "throw" || node.kind === "try" || isRefusal(node));
}

/** Functions that are written inside of another one. */
function functionsIn({ body }: FunctionUnit): FunctionUnit[] {
  const found: FunctionUnit[] = [];
  someNode(body, (node) => {
    if (node.kind === "function") found.push(node.unit);
    return false;
  });
  return found;
}

const authenticating = new WeakMap<FunctionUnit, boolean>();

/** A helper that is given the request, reads who asks and refuses strangers. */
function authenticates(unit: FunctionUnit): boolean {
  const known = authenticating.get(unit);
  if (known !== undefined) return known;
  const found =
    deniesAccess(unit) ||
    (isGivenRequest(unit) &&
      (refusesStrangers(unit, true) ||
        missesCaller(unit, knownOrFound) ||
        turnsUnknownAway(unit, true) ||
        checksSignature(unit)));
  authenticating.set(unit, found);
  return found;
}

/** `$this->denyAccessUnlessGranted("edit", $order)`: https://symfony.com/doc/current/security.html */
function deniesAccess({ body }: FunctionUnit): boolean {
  return body.some(
    (statement) =>
      statement.kind === "expression" &&
      statement.value.kind === "call" &&
      writtenName(statement.value.callee) === "denyAccessUnlessGranted",
  );
}

/** Functions that ask whether somebody may do something: `canView(user, order)`. */
const question = /^(can|may|has|is|allows?|checks?|verif(y|ies)|ensure|permits?|[iI]n_?valid|[vV]alid)_?([A-Z_]\w*)?$/;
const whoAsks =
  /^(auth|authentication|session|user|current_?user|auth_?user|caller|principal|viewer|actor|me|ctx|context|req|request|r|c)$/i;
const knownOrFound = /^(auth|authentication|session|user|current_?user|auth_?user|caller|principal|token|api_?key)$/i;
/** The same without what a handler may look up for another reason. */
const onlyKnown = /^(auth|authentication|session|current_?user|auth_?user|caller|principal|token|api_?key)$/i;

/** `if (!canView(user, order)) return forbidden()`, and a call of `authorize`, which throws where it does not return. */
export function asksForRights({ body }: FunctionUnit): boolean {
  return someNode(body, (node) => {
    if (node.kind === "expression") return isAuthorizing(node.value);
    if (node.kind !== "if" || !someNode(node.test, isQuestion)) return false;
    return someNode([...node.consequence, ...node.otherwise], isRefusal);
  });
}

/** `if (!auth) return unauthorized()`, `if (typeof token === "string") return res.status(401).end()` */
function missesCaller({ body }: FunctionUnit, caller: RegExp): boolean {
  const isAbout = (node: CodeNode) => node.kind === "name" && caller.test(writtenName(node));
  return someNode(
    body,
    (node) => node.kind === "if" && someNode(node.test, isAbout) && someNode(node.consequence, isRefusal),
  );
}

/** Checks that throw where they do not return. */
const throwing =
  /^authori[sz]e(ForUser|Resource)?$|^deny_?access_?unless_?granted$|^(check|verify|ensure|require|assert|enforce|validate)_?([A-Z]\w*?|\w+_)?(permission|privilege|right|role|admin|access)(s|ed)?$/i;

function isAuthorizing(value: Expression): boolean {
  const call = value.kind === "await" ? value.operand : value;
  return call.kind === "call" && throwing.test(writtenName(call.callee));
}

function isQuestion(node: CodeNode): boolean {
  if (node.kind !== "call" || !question.test(writtenName(node.callee))) return false;
  return node.args.some(({ value }) => someNode(value, (part) => "name" in part && whoAsks.test(String(part.name))));
}

function isRefusal(node: CodeNode): boolean {
  if (node.kind === "name" || node.kind === "member") return refusal.test(writtenName(node));
  return node.kind === "constant" && refusal.test(String(node.value));
}

function isGivenRequest({ parameters }: FunctionUnit): boolean {
  return parameters.some(({ name, target }) => {
    const entries = target.kind === "record" ? target.entries : [];
    const names = [name, ...entries.flatMap(({ key }) => (key.kind === "constant" ? String(key.value) : []))];
    return names.some((each) => /^(r|c|req|request|ctx|context|event|exchange)$/i.test(each));
  });
}

/** Whether all that a function does is to say yes. */
export function alwaysPasses({ body }: FunctionUnit): boolean {
  const [only] = body;
  return body.length === 1 && only?.kind === "return" && only.value?.kind === "constant" && only.value.value === true;
}

/** Marks that a function asks for before it decides: those that let everything pass, and those that make it decide. */
export function marksAskedBy({ body }: FunctionUnit): { readonly skips: Expression[]; readonly asks: Expression[] } {
  const assigned = new Map<string, Expression>();
  const skips: Expression[] = [];
  const asks: Expression[] = [];
  const keyOf = (test: Expression): Expression | undefined => {
    if (test.kind === "name") {
      const value = assigned.get(test.name);
      return value === undefined ? undefined : keyOf(value);
    }
    if (test.kind === "await") return keyOf(test.operand);
    if (test.kind !== "call" || test.callee.kind !== "member" || !/^get(All.*)?$/.test(test.callee.name))
      return undefined;
    return test.args[0]?.value;
  };
  for (const statement of body) {
    if (statement.kind === "expression" && statement.value.kind === "assign" && statement.value.target.kind === "name")
      assigned.set(statement.value.target.name, statement.value.value);
    if (statement.kind !== "if" || !passes(statement.consequence)) continue;
    const { test } = statement;
    const isTurned = test.kind === "unary" && test.operator === "not";
    const key = keyOf(isTurned ? test.operand : test);
    if (key !== undefined) (isTurned ? asks : skips).push(key);
  }
  return { skips, asks };
}

function passes(body: readonly Statement[]): boolean {
  const last = body.at(-1);
  if (last?.kind === "block") return passes(last.body);
  return last?.kind === "return" && last.value?.kind === "constant" && last.value.value === true;
}
