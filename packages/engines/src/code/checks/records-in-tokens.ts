import { dottedName, type Expression, type FunctionUnit, type Module, type Pattern, walk } from "../ir/index.ts";
import type { Check } from "./contract.ts";

/** Libraries whose `sign` puts its first argument into a token that everybody can read. */
const signers = new Set(["jsonwebtoken", "jose", "jwt-simple"]);
/** Names of what is kept about a person, with everything that is kept. */
const record =
  /^(current|found|stored|existing|new|db|auth(enticated)?|logged_?in)?_?(user|account|member|customer|client|employee|patient|admin)_?(doc(ument)?|record|entity|row|model)?$/i;

/** A whole record of a person in a signed token, as it came from a store or a caller: its hash of a password with it. */
export const recordsInTokens: Check = (module, see) => {
  if (module.language !== "javascript") return;
  const owners = signersOf(module);
  if (owners.size === 0) return;
  walk(module.top, {
    expression(expression, unit) {
      if (expression.kind !== "call") return;
      const called = dottedName(expression.callee)?.split(".") ?? [];
      if (called.length < 2 || !owners.has(called[0]!) || !/^(sign|encode)$/.test(called.at(-1)!)) return;
      const given = expression.args[0]?.value;
      if (given?.kind !== "name" || !record.test(given.name) || !isGiven(unit, given.name)) return;
      const at = { start: given.start, end: given.end };
      see({ rule: "secret-in-output", at, unit, what: called.join(".") });
    },
  });
};

function signersOf(module: Module): Set<string> {
  const found = new Set<string>();
  walk(module.top, {
    statement(statement) {
      if (statement.kind === "import" && signers.has(statement.module))
        for (const { local } of statement.names) found.add(local);
    },
    expression(expression) {
      if (expression.kind === "assign" && signers.has(requiredOf(expression.value)))
        for (const name of namesIn(expression.target)) found.add(name);
    },
  });
  return found;
}

function requiredOf(expression: Expression): string {
  if (expression.kind !== "call" || expression.callee.kind !== "name" || expression.callee.name !== "require")
    return "";
  const [module] = expression.args;
  return module?.value.kind === "constant" ? String(module.value.value) : "";
}

function namesIn(pattern: Pattern): string[] {
  if (pattern.kind === "name") return [pattern.name];
  return pattern.kind === "record" ? pattern.entries.flatMap(({ target }) => namesIn(target)) : [];
}

/** Whether a caller or a call gives the name its value, and nothing that is made in place. */
function isGiven(unit: FunctionUnit, name: string): boolean {
  if (unit.parameters.some((parameter) => parameter.name === name)) return true;
  const values: Expression[] = [];
  walk(unit, {
    expression(expression) {
      if (expression.kind === "assign" && expression.target.kind === "name" && expression.target.name === name)
        values.push(expression.value);
    },
  });
  return values.length > 0 && values.every(isAnswer);
}

function isAnswer(expression: Expression): boolean {
  const value = expression.kind === "await" ? expression.operand : expression;
  return (
    value.kind === "call" && !value.isNew && /(find|get|fetch|load|by|query|create|save)/i.test(nameOf(value.callee))
  );
}

function nameOf(callee: Expression): string {
  return callee.kind === "member" || callee.kind === "name" ? callee.name : "";
}
