import type { Constant, Expression, FunctionUnit, Statement } from "../../ir/index.ts";

/** What a function of one sign gives for it; `undefined` where that is not surely known. Only plain decisions are followed. */
export function signFrom({ parameters, body }: FunctionUnit, sign: string): Constant {
  const [parameter] = parameters;
  const result = parameter === undefined ? "end" : run(body, parameter.name, sign);
  return typeof result === "object" ? result.given : undefined;
}

/** `end`: what follows is run next; `left`: what follows the choice around; `open`: nobody knows. */
type Outcome = { readonly given: Constant } | "end" | "left" | "open";

function run(list: readonly Statement[], name: string, sign: string): Outcome {
  for (const statement of list) {
    const outcome = runOne(statement, name, sign);
    if (outcome !== "end") return outcome;
  }
  return "end";
}

function runOne(statement: Statement, name: string, sign: string): Outcome {
  switch (statement.kind) {
    case "block":
      return run(statement.body, name, sign);
    case "return":
      return { given: statement.value === undefined ? undefined : constantOf(statement.value, name, sign) };
    case "if": {
      const holds = constantOf(statement.test, name, sign);
      if (typeof holds !== "boolean") return "open";
      return run(holds ? statement.consequence : statement.otherwise, name, sign);
    }
    case "switch": {
      const subject = constantOf(statement.subject, name, sign);
      const known = statement.cases.map(({ tests }) => tests.map((test) => constantOf(test, name, sign)));
      const isOpen = statement.cases.some(({ guard }) => guard !== undefined) || known.flat().includes(undefined);
      if (subject === undefined || isOpen) return "open";
      const chosen = known.findIndex((tests) => tests.includes(subject));
      const from = chosen < 0 ? known.findIndex((tests) => tests.length === 0) : chosen;
      if (from < 0) return "end";
      const rest = statement.fallsThrough ? statement.cases.slice(from) : statement.cases.slice(from, from + 1);
      const outcome = run(
        rest.flatMap(({ body }) => body),
        name,
        sign,
      );
      return outcome === "left" ? "end" : outcome;
    }
    case "break":
      return "left";
    default:
      return "open";
  }
}

function constantOf(written: Expression, name: string, sign: string): Constant {
  switch (written.kind) {
    case "constant":
      return written.value;
    case "name":
      return written.name === name ? sign : undefined;
    case "typed":
      return constantOf(written.value, name, sign);
    case "unary": {
      const value = constantOf(written.operand, name, sign);
      if (written.operator === "not") return typeof value === "boolean" ? !value : undefined;
      return written.operator === "-" && typeof value === "number" ? -value : undefined;
    }
    case "logical": {
      const [left, right] = [constantOf(written.left, name, sign), constantOf(written.right, name, sign)];
      const decisive = written.operator === "or";
      if (left === decisive || right === decisive) return decisive;
      return typeof left === "boolean" && typeof right === "boolean" ? !decisive : undefined;
    }
    case "binary":
      return compared(written.operator, constantOf(written.left, name, sign), constantOf(written.right, name, sign));
    default:
      return undefined;
  }
}

function compared(operator: string, left: Constant, right: Constant): Constant {
  if (typeof left !== "string" || typeof right !== "string") return undefined;
  switch (operator) {
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    default:
      return undefined;
  }
}
