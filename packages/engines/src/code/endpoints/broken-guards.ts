import { type CodeNode, type Expression, type FunctionUnit, type Statement, someList, someNode } from "../ir/index.ts";
import type { Behaviour, Endpoint, Verdict } from "./contract.ts";
import { identity, refusal } from "./guards.ts";
import { isChosenChange } from "./unauthenticated.ts";

type If = Statement & { readonly kind: "if" };
/** Calls that end a request by an error. */
const ends = /^(abort|exit|_exit|panic|throw|fail|AbortWith\w+|halt|die)$/;
const saysNothing = /^(log|debug|info|warn|error|trace|print|Println|Printf)$/;

/**
 * Checks that check nothing: their failing branch goes on, their condition is a constant, they come after what they
 * should keep from happening, or nobody waits for their answer or looks at it.
 */
export function brokenGuardsOf({ endpoints, uses, calls }: Behaviour): Verdict[] {
  const units = new Map<FunctionUnit, { readonly endpoint: Endpoint; readonly isHandler: boolean }>();
  for (const endpoint of endpoints) {
    for (const { unit } of endpoint.steps) if (unit !== undefined) units.set(unit, { endpoint, isHandler: false });
    if (endpoint.handler !== undefined) units.set(endpoint.handler, { endpoint, isHandler: true });
  }
  return [...units].flatMap(([unit, { endpoint, isHandler }]): Verdict[] => {
    const shared = { rule: "broken-guard" as const, endpoint };
    const at = ({ start, end }: { readonly start: number; readonly end: number }) => ({
      module: unit.module,
      start,
      end,
    });
    const found = openCheck(unit.body);
    if (found !== undefined) return [{ ...shared, at: at(found.check), evidence: found.why, doubt: 1 }];
    const dropped = isHandler ? droppedCheck(unit, calls.calledAs.bind(calls, unit)) : undefined;
    if (dropped !== undefined) return [{ ...shared, at: at(dropped.call), evidence: dropped.why, doubt: 1 }];
    const own = uses.filter((use) => use.unit === unit && isChosenChange(use));
    const late =
      isHandler && endpoint.guards.every(({ at: place }) => place.start === unit.start)
        ? lateCheck(
            unit.body,
            own.map((use) => use.at.start),
          )
        : undefined;
    return late === undefined
      ? []
      : [{ ...shared, at: at(late), evidence: "what is kept is changed before this check", doubt: 1 }];
  });
}

/** A check whose failing branch goes on to what follows, or whose condition never holds. */
function openCheck(body: readonly Statement[]): { readonly check: If; readonly why: string } | undefined {
  let found: { readonly check: If; readonly why: string } | undefined;
  someList(body, (nested) => {
    // A block of its own may only be there for a variable.
    const list = nested.flatMap((statement) => (statement.kind === "block" ? statement.body : [statement]));
    for (const [index, statement] of list.entries()) {
      if (statement.kind !== "if" || !statement.consequence.some(refuses)) continue;
      const asks = someNode(statement.test, saysWho);
      if (asks && folded(statement.test) === false) found = { check: statement, why: "its condition never holds" };
      const isOpen = asks && statement.otherwise.length === 0 && !leaves(statement.consequence);
      if (isOpen && list.slice(index + 1).some(does))
        found = { check: statement, why: "its failing branch goes on to what follows" };
    }
    return found !== undefined;
  });
  return found;
}

/** The first check of a handler, when it stands behind what it should keep from happening. */
function lateCheck(body: readonly Statement[], changes: readonly number[]): If | undefined {
  for (const [index, statement] of body.entries()) {
    if (statement.kind === "try") return lateCheck(statement.body, changes);
    if (statement.kind !== "if" || !statement.consequence.some(refuses) || !someNode(statement.test, saysWho)) continue;
    const before = body.slice(0, index);
    // What it writes is what the check asks for, or a record of the attempt.
    const isLate = before.some(
      (each) =>
        changes.some((change) => change >= each.start && change < each.end) && !asksForOutcome(statement.test, each),
    );
    return isLate && !leavesAny(before) ? statement : undefined;
  }
  return undefined;
}

/** `const user = await users.update(…)`, `if (!user) throw …`: it asks what came of the change. */
function asksForOutcome(test: Expression, { kind, ...change }: Statement): boolean {
  if (kind !== "expression" || !("value" in change)) return false;
  const { value } = change;
  if (value?.kind !== "assign" || value.target.kind !== "name") return false;
  const { name } = value.target;
  return someNode(test, (node) => node.kind === "name" && node.name === name);
}

/** A call of a check whose promise nobody waits for, or whose answer nobody looks at. */
function droppedCheck(
  { body, module }: FunctionUnit,
  called: (name: string) => readonly FunctionUnit[],
): { readonly call: Statement; readonly why: string } | undefined {
  if (module.language !== "javascript" && module.language !== "python") return undefined;
  let found: { readonly call: Statement; readonly why: string } | undefined;
  someList(body, (list) => {
    for (const statement of list) {
      if (statement.kind !== "expression" || statement.value.kind !== "call") continue;
      const { callee } = statement.value;
      if (callee.kind !== "name" && callee.kind !== "member") continue;
      const [check] = called(callee.name);
      if (check === undefined || !someNode(check.body, saysWho)) continue;
      const isThrown = someNode(check.body, (node) => node.kind === "throw");
      if (isThrown && isAsync(check)) found = { call: statement, why: `nobody waits for ${callee.name}` };
      if (!isThrown && answersYesOrNo(check))
        found = { call: statement, why: `nobody looks at what ${callee.name} answers` };
    }
    return found !== undefined;
  });
  return found;
}

function isAsync({ module, start }: FunctionUnit): boolean {
  return /^(?:(?:export|default|static|public|private|protected)\s+)*async\b/.test(
    module.text.slice(start, start + 60),
  );
}

function answersYesOrNo({ body }: FunctionUnit): boolean {
  const gives = (value: boolean) =>
    someNode(body, (node) => node.kind === "return" && node.value?.kind === "constant" && node.value.value === value);
  return gives(false) && (gives(true) || !someNode(body, (node) => node.kind === "return" && node.value === undefined));
}

function saysWho(node: CodeNode): boolean {
  if (node.kind === "name" || node.kind === "member") return identity.test(node.name);
  return node.kind === "constant" && typeof node.value === "string" && identity.test(node.value);
}

/** A statement that answers 401 or 403, or sends to the way in. */
function refuses(statement: Statement): boolean {
  if (statement.kind === "block") return statement.body.some(refuses);
  const value = statement.kind === "expression" || statement.kind === "return" ? statement.value : undefined;
  if (value === undefined) return statement.kind === "throw";
  // What is kept under such a name is no answer: `user = byLogin(params["login"])`.
  if (value.kind === "assign") return false;
  return someNode(value, (node) => {
    if (node.kind === "constant")
      return refusal.test(String(node.value)) || /\/(log|sign)-?in\b/i.test(String(node.value));
    return (node.kind === "member" || node.kind === "name") && refusal.test(node.name);
  });
}

/** Whether a branch does not reach what follows. */
function leaves(branch: readonly Statement[]): boolean {
  const last = branch.at(-1);
  if (last === undefined) return false;
  if (last.kind === "block") return leaves(last.body);
  if (last.kind === "if") return leaves(last.consequence) && leaves(last.otherwise);
  if (last.kind === "try") return true;
  if (last.kind !== "expression") return ["return", "throw", "break", "continue"].includes(last.kind);
  return leavesAny(branch);
}

function leavesAny(statements: readonly Statement[]): boolean {
  return statements.some((statement) =>
    someNode(statement, (node) => {
      if (node.kind !== "call") return node.kind === "throw" || node.kind === "return";
      const { callee } = node;
      // PHP looks for a function in the namespace first: `App.abort|abort`.
      return (
        (callee.kind === "name" || callee.kind === "member") && callee.name.split("|").some((name) => ends.test(name))
      );
    }),
  );
}

/** Whether a statement does more than write a log. */
function does(statement: Statement): boolean {
  return someNode(statement, (node) => {
    if (node.kind !== "call") return false;
    const { callee } = node;
    return !((callee.kind === "name" || callee.kind === "member") && saysNothing.test(callee.name));
  });
}

/** What a condition of literals comes out as. */
function folded(test: Expression): boolean | undefined {
  if (test.kind === "constant") return Boolean(test.value);
  if (test.kind === "unary" && test.operator === "not") {
    const inner = folded(test.operand);
    return inner === undefined ? undefined : !inner;
  }
  if (test.kind !== "logical" || test.operator === "??") return undefined;
  const sides = [folded(test.left), folded(test.right)];
  const decisive = test.operator === "or";
  if (sides.includes(decisive)) return decisive;
  return sides.includes(undefined) ? undefined : !decisive;
}
