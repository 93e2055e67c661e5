import type { Step, StoodFor } from "../../../endpoints/index.ts";
import { type Argument, type Expression, walkBody } from "../../../ir/index.ts";
import type { Callable, ClassCallable, Place } from "../../../values/index.ts";
import { libraryBases } from "../../classes/bases.ts";
import { type Here, hereOf, type Machine } from "../../machine.ts";
import { rightsIn } from "./rights.ts";

/** What the attributes of a function that answers say of who may ask: of a lambda, or of the method that stands for one. */
export interface Asked {
  readonly steps: readonly Step[];
  /** Anybody may, whatever stands around. */
  readonly isForAnybody: boolean;
}

/** Reads the attributes of a function that is given to a route: `[Authorize] (int id) => …`. */
export function askedBy(machine: Machine, { unit, frame }: Callable & { kind: "function" }): Asked {
  const { open, guards } = machine.catalog("csharp");
  const here = hereOf(frame, machine.world);
  const steps = unit.decorators.flatMap((attribute): Step[] => {
    if (attribute.kind !== "call") return [];
    const at: Place = { module: unit.module, start: attribute.start, end: attribute.end };
    const [name] = machine.evaluate(here, attribute.callee).names;
    if (name === undefined) return [];
    const rights = guards.has(name) ? rightsIn(machine, here, attribute, name) : undefined;
    return [{ name, unit: undefined, at }, ...(rights === undefined ? [] : [{ ...rights, at }])];
  });
  return { steps, isForAnybody: steps.some(({ name }) => open.has(name)) };
}

/**
 * An attribute of the program as the library's one that it extends, with what its constructor gives that one:
 * `class ApiRouteAttribute() : RouteAttribute("api/[controller]")`.
 */
export function attributeBehind(machine: Machine, here: Here, attribute: Expression): StoodFor | undefined {
  if (attribute.kind !== "call" || here.frame.unit.module.language !== "csharp") return undefined;
  const by = machine.evaluate(here, attribute.callee).callables.find((callable) => callable.kind === "class");
  return by === undefined ? undefined : { by, names: libraryBases(by), args: handedOn(by) };
}

/** What constructors of a class give that of its base. */
function handedOn({ unit }: ClassCallable): Argument[] {
  const given: Argument[] = [];
  for (const { name, value } of unit.members) {
    if (name !== "constructor" || value.kind !== "function") continue;
    walkBody(value.unit, value.unit.body, {
      expression: (node) => {
        if (node.kind === "call" && node.callee.kind === "member" && node.callee.object.kind === "super")
          given.push(...node.args);
      },
    });
  }
  return given;
}
