import {
  type CodeNode,
  type Expression,
  type FunctionUnit,
  type Statement,
  someNode,
  writtenName,
} from "../ir/index.ts";

/** What was sent to somebody, and cannot be guessed: whoever has it may. */
const sentToken =
  /^(reset|invit(e|ation)|activation|verification|confirm(ation)?|magic(_?link)?|unsubscribe|one_?time)_?(password_?|e?mail_?)?(token|code|secret|key|hash)$/i;
const carrier = /^(body|query|params|data|form|json|payload|post|get)$/i;
const people = /user|account|admin|owner|member|person/i;
/** Questions whether there are any, or how many. */
const howMany =
  /^(find_?any|any|none|count\w*|exists?|is_?empty|estimated_?document_?count|has_?(any_?)?(users?|admins?|accounts?|owner))$/i;

const known = new WeakMap<FunctionUnit, { readonly isGiven: boolean; readonly isFirst: boolean }>();

function judged(unit: FunctionUnit) {
  const found = known.get(unit) ?? { isGiven: takesToken(unit), isFirst: endsForSecond(unit) };
  known.set(unit, found);
  return found;
}

/** Whether a handler takes a token out of the request that was sent to somebody before: for a new password, an invitation. */
export function isGivenToken(handler: FunctionUnit): boolean {
  return judged(handler).isGiven;
}

/** Whether a handler ends where there are users already: what sets a program up is asked for by whoever comes first. */
export function isFirstSetUp(handler: FunctionUnit): boolean {
  return judged(handler).isFirst;
}

function takesToken({ body }: FunctionUnit): boolean {
  return someNode(body, (node) => {
    if (node.kind === "member") return sentToken.test(node.name) && carrier.test(writtenName(node.object));
    if (node.kind !== "assign" || node.target.kind !== "record" || !carrier.test(writtenName(node.value))) return false;
    return node.target.entries.some(({ key }) => key?.kind === "constant" && sentToken.test(String(key.value)));
  });
}

function endsForSecond({ body }: FunctionUnit): boolean {
  const counts = new Set<string>();
  const asks = (part: CodeNode): boolean =>
    part.kind === "name" ? counts.has(part.name) : part.kind === "call" && countsPeople(part);
  return someNode(body, (node) => {
    if (node.kind === "assign" && node.target.kind === "name" && someNode(node.value, asks))
      counts.add(node.target.name);
    return node.kind === "if" && ends(node.consequence) && someNode(node.test, asks) && !isTurned(node.test);
  });
}

/** `users.count()`, `User.exists({})`, `hasUsers()`: of all, not of some. */
function countsPeople({ callee, args }: Expression & { kind: "call" }): boolean {
  if (!howMany.test(writtenName(callee))) return false;
  const isOfAll = args.every(({ value }) => value.kind === "record" && value.entries.length === 0);
  return isOfAll && someNode(callee, (part) => "name" in part && people.test(String(part.name)));
}

/** `if (!hasUsers())` is about the first. */
function isTurned(test: Expression): boolean {
  return test.kind === "unary" && test.operator === "not";
}

function ends(list: readonly Statement[]): boolean {
  const last = list.at(-1);
  if (last?.kind === "block") return ends(last.body);
  return last?.kind === "throw" || last?.kind === "return";
}
