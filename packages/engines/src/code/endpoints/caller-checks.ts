import {
  type CodeNode,
  type Constant,
  type Expression,
  type FunctionUnit,
  type Statement,
  someNode,
  writtenName,
} from "../ir/index.ts";

/** What gives or asks for who calls, by name; underscores and capitals make no difference. */
const namesCaller =
  /^(?:get|load|fetch|find|require|check|resolve|read|must)?(?:my|web|http|user|current|login|active)?(?:session|currentuser|loggedinuser|authuser|authenticateduser|principal|claims|caller|auth|authany|authenticate|authorize|whoami|userfrom\w+|useridfrom\w+)(?:user|info|from\w+)?$/;
/** The same of what an object of any kind may say of itself, so only where it is given a token. */
const namesOwner = /^(?:get|find|load)?userid(?:by\w+)?$/;
const asksKnown = /^(?:is|check|ensure)?(?:user)?(?:authenticated?|authorized|loggedin|signedin)$/;
/** What a request, or a token of one, is called. */
const carriesCaller = /^(?:r|c|req|request|ctx|context|exchange|httpcontext|e)$|token|authorization|cookie|session/;
const nothings = new Set<Constant>([null, undefined, "", 0]);
/** What hands a request on. */
const handsOn = /^(?:next|handler|handle|inner|chain|dofilter|proceed|servehttp|call|invoke)$/;

/**
 * Whether code asks who calls and ends where nobody known does: `u := userSession(r); if u == nil { return err }`,
 * `if (!authenticate()) throw …`, `if s := auth(c); s.Abort(c) { return }`. What hands on a request of strangers as well
 * turns nobody away.
 *
 * @param isHelper what it ends with has to tell its caller so
 */
export function turnsUnknownAway({ body }: FunctionUnit, isHelper = false): boolean {
  const callers = new Set<string>();
  someNode(body, (node) => {
    if (node.kind !== "assign" || !givesCaller(node.value)) return false;
    const [target] = node.target.kind === "list" ? node.target.items : [node.target];
    if (target?.kind === "name") callers.add(target.name);
    return false;
  });
  return someNode(body, (node) => decides(node, callers, isHelper));
}

/** What a framework of Java gives for who calls: nothing for strangers. */
const given = /^(Principal|Authentication)$/;

/** Whether code takes something from who calls, as it does where nobody else comes: `deskOf(principal.getName())`. */
export function needsCaller({ parameters, body, module }: FunctionUnit): boolean {
  if (module.language !== "java") return false;
  const names = new Set(
    parameters.filter(({ annotation }) => given.test(writtenName(annotation))).map(({ name }) => name),
  );
  if (names.size === 0) return false;
  const isAsked = someNode(body, (node) => node.kind === "if" && someNode(node.test, (part) => isOne(part, names)));
  return !isAsked && someNode(body, (node) => node.kind === "member" && isOne(node.object, names));
}

function isOne(node: CodeNode, names: ReadonlySet<string>): boolean {
  return node.kind === "name" && names.has(node.name);
}

/** Whether a function is called after what gives who calls: `get_current_user`. Sessions are those of databases as well. */
export function isNamedForCaller({ name }: FunctionUnit): boolean {
  const plainName = name.replace(/_/g, "").toLowerCase();
  return namesCaller.test(plainName) && !plainName.endsWith("session");
}

/** Whether code asks for who calls at all, whatever it does with the answer. */
export function looksForCaller({ body }: FunctionUnit): boolean {
  return someNode(body, (node) => node.kind === "call" && (givesCaller(node) || asksKnown.test(plain(node.callee))));
}

function decides(node: CodeNode, callers: ReadonlySet<string>, isHelper: boolean): boolean {
  if (node.kind !== "if") return false;
  // Who is not known is answered in another way.
  const isSplit = !isHelper && node.otherwise.length > 0;
  if (!isSplit && !ends(node.consequence, isHelper)) return false;
  if (someNode(node.consequence, (part) => part.kind === "call" && handsOn.test(plain(part.callee)))) return false;
  return someNode(node.test, (part) => isMissing(part, callers));
}

/** `u == nil`, `!u.isKnown()`, `!authenticate()`, `s.abort(c)` */
function isMissing(node: CodeNode, callers: ReadonlySet<string>): boolean {
  const isCaller = (part: Expression): boolean => {
    if (part.kind === "name") return callers.has(part.name);
    if (part.kind === "member") return isCaller(part.object);
    return part.kind === "call" && (isCaller(part.callee) || givesCaller(part));
  };
  if (node.kind === "unary" && node.operator === "not")
    return isCaller(node.operand) || (node.operand.kind === "call" && asksKnown.test(plain(node.operand.callee)));
  if (node.kind === "binary" && (node.operator === "==" || node.operator === "is"))
    return (isCaller(node.left) && isNothing(node.right)) || (isCaller(node.right) && isNothing(node.left));
  if (node.kind !== "call" || node.callee.kind !== "member" || !isCaller(node.callee.object)) return false;
  return node.args.some(({ value }) => carriesCaller.test(plain(value)));
}

function givesCaller(value: Expression): boolean {
  if (value.kind === "await") return givesCaller(value.operand);
  if (value.kind === "typed") return givesCaller(value.value);
  if (value.kind !== "call") return false;
  const name = plain(value.callee);
  const isGiven = value.args.some(({ value: given }) => someNode(given, (part) => carriesCaller.test(plain(part))));
  return namesCaller.test(name) ? isGiven || value.args.length === 0 : isGiven && namesOwner.test(name);
}

function isNothing(value: Expression): boolean {
  if (value.kind === "unary") return value.operator === "-";
  return value.kind === "constant" && nothings.has(value.value);
}

function ends(list: readonly Statement[], isTold: boolean): boolean {
  const last = list.at(-1);
  if (last?.kind === "block") return ends(last.body, isTold);
  if (last?.kind === "return") return !isTold || last.value !== undefined;
  return last?.kind === "throw";
}

/** The last name of what is written, in small letters without underscores. */
function plain(node: CodeNode): string {
  return node.kind === "call" ? "" : writtenName(node).replace(/_/g, "").toLowerCase();
}
