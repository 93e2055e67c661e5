import { type Expression, type FunctionUnit, type Parameter, someNode } from "../../../ir/index.ts";

/** What a part of a path may be, as `{id: [a-z0-9-]+}` says it, when that is letters, digits, `_` and `-` only. */
const word = /^(?:[\w|,-]|\\[dw-]|\[(?:[\w-]|\\[dw-])+\]|\((?:\?:)?|[)?+*]|\{\d+(?:,\d*)?\})+$/;

/** Whether the path of a Java method lets a parameter be a word only. */
export function isWord({ module, decorators }: FunctionUnit, { name, decorators: own = [] }: Parameter): boolean {
  if (module.language !== "java") return false;
  const texts = (parts: readonly Expression[]) => {
    const found: string[] = [];
    someNode(parts, (node) => {
      if (node.kind === "constant" && typeof node.value === "string") found.push(node.value);
      return false;
    });
    return found;
  };
  const [called = name] = texts(own);
  const shapes = texts(decorators).flatMap((path) =>
    [...path.matchAll(/\{\s*(\w+)\s*(?::\s*([^{}]*(?:\{[^{}]*\}[^{}]*)*))?\}/g)].flatMap(([, part, shape]) =>
      part === called ? [(shape ?? "").trim()] : [],
    ),
  );
  return shapes.length > 0 && shapes.every((shape) => word.test(shape));
}

/** `Optional<Integer>`, `List<Long>`: what is not a number, a date or a truth value is refused. */
export function holdsMeasures({ module }: FunctionUnit, { annotation, target }: Parameter): boolean {
  if (module.language !== "java" || annotation === undefined) return false;
  return /<\s*(Integer|Long|Short|Byte|Double|Float|Boolean|BigInteger|BigDecimal|UUID|Local(Date|Time|DateTime)|Instant)\s*>\s*(\.{3}\s*)?$/.test(
    module.text.slice(annotation.start, target.start),
  );
}
