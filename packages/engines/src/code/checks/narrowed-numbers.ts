import { dottedName, type Expression, type FunctionUnit, walk } from "../ir/index.ts";
import type { Check } from "./contract.ts";

/** Bits that a type of Go holds for numbers from zero up (https://go.dev/ref/spec#Numeric_types). */
const bitsOf: Readonly<Record<string, number>> = {
  int8: 7,
  uint8: 8,
  byte: 8,
  int16: 15,
  uint16: 16,
  int32: 31,
  rune: 31,
  uint32: 32,
};

/** Numbers read from text that a smaller type cuts off, where nothing compares them before (https://pkg.go.dev/strconv). */
export const narrowedNumbers: Check = (module, see) => {
  if (module.language !== "go") return;
  walk(module.top, {
    unit(unit) {
      const parsed = parsedIn(unit);
      if (parsed.size === 0) return;
      const compared = comparedIn(unit);
      walk(unit, {
        expression(expression, inner) {
          if (inner !== unit || expression.kind !== "call" || expression.args.length !== 1) return;
          const bits = bitsOf[dottedName(expression.callee) ?? ""];
          const given = expression.args[0]!.value;
          if (bits === undefined || given.kind !== "name" || (parsed.get(given.name) ?? 0) <= bits) return;
          if (compared.some(({ name, start }) => name === given.name && start < expression.start)) return;
          const at = { start: expression.start, end: expression.end };
          see({ rule: "integer-overflow", at, unit, what: dottedName(expression.callee)! });
        },
      });
    },
  });
};

/** Variables with the bits of the number that a function read into them. */
function parsedIn(unit: FunctionUnit): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  walk(unit, {
    expression(expression, inner) {
      if (inner !== unit || expression.kind !== "assign" || expression.target.kind !== "list") return;
      const [target] = expression.target.items;
      const bits = parsedBits(expression.value);
      if (target?.kind === "name" && bits !== undefined) found.set(target.name, bits);
    },
  });
  return found;
}

function parsedBits(value: Expression): number | undefined {
  if (value.kind !== "call") return undefined;
  const asked = value.args[2]?.value;
  const size = asked?.kind === "constant" && typeof asked.value === "number" ? asked.value || 64 : undefined;
  switch (dottedName(value.callee)) {
    case "strconv.Atoi":
      return 63;
    case "strconv.ParseInt":
      return size === undefined ? undefined : size - 1;
    case "strconv.ParseUint":
      return size;
    default:
      return undefined;
  }
}

function comparedIn(unit: FunctionUnit): readonly { readonly name: string; readonly start: number }[] {
  const found: { name: string; start: number }[] = [];
  walk(unit, {
    expression(expression) {
      if (expression.kind !== "binary" || !/^[<>]=?$/.test(expression.operator)) return;
      for (const side of [expression.left, expression.right])
        if (side.kind === "name") found.push({ name: side.name, start: expression.start });
    },
  });
  return found;
}
