import {
  dottedName,
  type Expression,
  type FunctionUnit,
  type Module,
  type Pattern,
  type Statement,
  walk,
  walkBody,
} from "../ir/index.ts";
import type { Check } from "./contract.ts";

const withCancel = /^context\.With(Cancel|Timeout|Deadline)(Cause)?$/;
const fromNowhere = /^context\.(Background|TODO)$/;
/** Calls that wait for others: in a loop without an end they must hear of a cancellation. */
const waiting =
  /^(Sleep|Do|Send|Recv|Receive|Query(Row)?(Context)?|Exec(Context)?|RoundTrip|Head|Get|Post|PostForm|Begin(Tx)?|Open(File)?|ReadFile|WriteFile|Read|Write|Wait|Dial(Context)?|Accept)$/;

/** Work of Go that goes on after its caller gave up (https://pkg.go.dev/context): lost cancel functions, goroutines and loops that nobody can end. */
export const leakedContexts: Check = (module, see) => {
  if (module.language !== "go") return;
  const units = new Map<string, FunctionUnit>();
  const report = (unit: FunctionUnit, at: { start: number; end: number }, what: string) =>
    see({ rule: "leaked-context", at: { start: at.start, end: at.end }, unit, what });
  walk(module.top, {
    unit(unit) {
      units.set(unit.name, unit);
    },
  });
  walk(module.top, {
    expression(expression, unit) {
      if (expression.kind !== "assign" || expression.value.kind !== "call") return;
      const called = dottedName(expression.value.callee) ?? "";
      if (withCancel.test(called) && isLost(module, unit, expression.target)) report(unit, expression.value, called);
    },
    statement(statement, unit) {
      if (!hasContext(unit)) return;
      if (statement.kind === "while" && statement.test === undefined && isEndless(unit, statement.body))
        report(unit, { start: statement.start, end: statement.start + "for".length }, "a loop without an end");
      if (statement.kind !== "expression" || statement.value.kind !== "call") return;
      if (!/\bgo\s+$/.test(module.text.slice(Math.max(0, statement.start - 10), statement.start))) return;
      const { callee } = statement.value;
      const started = callee.kind === "function" ? callee.unit : units.get(dottedName(callee) ?? "");
      if (started !== undefined && callsBackground(started)) report(unit, statement.value, "go");
    },
  });
};

function hasContext(unit: FunctionUnit): boolean {
  return unit.parameters.some(({ annotation, name }) => {
    const type = annotation === undefined ? undefined : dottedName(annotation);
    return type === "context.Context" || (type === "http.Request" && (unit.uses.get(name)?.has("Context") ?? false));
  });
}

/** Whether the function that ends the context is thrown away, or kept where nothing calls it. */
function isLost(module: Module, unit: FunctionUnit, target: Pattern): boolean {
  if (target.kind !== "list") return false;
  const cancel = target.items[1];
  if (cancel === undefined) return true;
  if (cancel.kind !== "name" || !unit.locals.has(cancel.name)) return false;
  const fields = new Set<string>();
  let isUsed = false;
  const note = (value: Expression, field: string | undefined) => {
    if (value.kind !== "name" || value.name !== cancel.name) return;
    if (field === undefined) isUsed = true;
    else fields.add(field);
  };
  walk(unit, {
    expression(expression) {
      switch (expression.kind) {
        case "call":
          note(expression.callee, undefined);
          for (const { name, value } of expression.args) note(value, name);
          return;
        case "assign":
          if (expression.target.kind === "list" && expression.target.items.every((item) => item === undefined)) return;
          note(expression.value, expression.target.kind === "member" ? expression.target.name : undefined);
          return;
        case "list":
          for (const { value } of expression.items) note(value, undefined);
          return;
        case "record":
          for (const { key, value } of expression.entries)
            note(value, key?.kind === "constant" ? String(key.value) : undefined);
          return;
        case "typed":
          note(expression.value, undefined);
      }
    },
    statement(statement) {
      if (statement.kind === "return" && statement.value !== undefined) note(statement.value, undefined);
    },
  });
  return !isUsed && ![...fields].some((field) => isRead(module, field));
}

function isRead(module: Module, field: string): boolean {
  let found = false;
  walk(module.top, {
    expression(expression) {
      if (expression.kind === "member" && expression.name === field) found = true;
    },
  });
  return found;
}

/** A body that waits, and that nothing in it leaves or tells to stop. */
function isEndless(unit: FunctionUnit, body: readonly Statement[]): boolean {
  let [waits, ends] = [false, false];
  walkBody(unit, body, {
    statement(statement) {
      if (statement.kind === "break" || statement.kind === "return" || statement.kind === "throw") ends = true;
    },
    expression(expression) {
      if (expression.kind === "member" && /^(Done|Err)$/.test(expression.name)) ends = true;
      if (expression.kind !== "call") return;
      const name = (dottedName(expression.callee) ?? "").split(".").at(-1)!;
      if (name === "panic" || name === "Exit" || name === "Fatal" || name === "Fatalf") ends = true;
      if (waiting.test(name)) waits = true;
    },
  });
  return waits && !ends;
}

function callsBackground(unit: FunctionUnit): boolean {
  let found = false;
  walk(unit, {
    expression(expression, inner) {
      if (inner === unit && expression.kind === "call" && fromNowhere.test(dottedName(expression.callee) ?? ""))
        found = true;
    },
  });
  return found;
}
