import type { Expression } from "../../ir/index.ts";
import type { Here, Machine } from "../machine.ts";

/** Types whose values frameworks make of what is sent, so that no text of the sender is left in them. */
export const harmlessTypes = new Set([
  "builtins.int",
  "builtins.float",
  "builtins.bool",
  "uuid.UUID",
  "datetime.date",
  "datetime.datetime",
  "decimal.Decimal",
  "php.int",
  "php.float",
  "php.bool",
]);

/** `Annotated[int, Path()]`, `Optional[int]`, `int | None`: no text of the sender. */
export function isHarmless(machine: Machine, here: Here, annotation: Expression): boolean {
  switch (annotation.kind) {
    case "typed":
      return isHarmless(machine, here, annotation.type);
    case "binary":
      return isHarmless(machine, here, annotation.left) && isHarmless(machine, here, annotation.right);
    case "constant":
      return annotation.value === null;
    case "index":
      return (
        annotation.object.kind === "name" &&
        annotation.object.name === "Optional" &&
        isHarmless(machine, here, annotation.key)
      );
    default:
      return machine.evaluate(here, annotation).names.some((type) => harmlessTypes.has(type));
  }
}
