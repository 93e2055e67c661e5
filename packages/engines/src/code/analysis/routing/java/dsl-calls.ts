import {
  type Argument,
  type Expression,
  type FunctionUnit,
  partsOf,
  type Span,
  type Statement,
  writtenName,
} from "../../../ir/index.ts";
import type { ClassCallable } from "../../../values/index.ts";
import { methodsNamed } from "./names.ts";

/** One call of a configuration that is written as calls on what calls gave. */
export interface DslCall extends Span {
  readonly name: string;
  readonly args: readonly Argument[];
  /** The call that gave what this one is made on, by name. */
  readonly on: string;
  /** The method that it stands in. */
  readonly unit: FunctionUnit;
  /** The call's functions have run. */
  readonly isEnd?: true;
}

const mostDepth = 4;

/**
 * The calls of a method in the order in which they run: those in functions that a call is given as well, and those of
 * methods of the class that are given what is configured.
 *
 * @param isLeaf calls whose arguments configure nothing
 */
export function dslCalls(owner: ClassCallable, unit: FunctionUnit, isLeaf: (name: string) => boolean): DslCall[] {
  const calls: DslCall[] = [];
  const inUnit = (inside: FunctionUnit, depth: number): void => {
    const own = (name: string) =>
      depth < mostDepth ? methodsNamed(owner, name).filter((other) => other !== inside) : [];
    const expression = (each: Expression): void => {
      if (each.kind === "member" && each.object.kind === "self") {
        for (const named of own(each.name)) inUnit(named, depth + 1);
        return;
      }
      if (each.kind !== "call") {
        parts(each);
        return;
      }
      const { callee, args, start, end } = each;
      const isOwn = callee.kind === "member" && callee.object.kind === "self";
      if (callee.kind === "member" && !isOwn) expression(callee.object);
      const name = writtenName(callee);
      const on = callee.kind === "member" ? writtenName(callee.object) : "";
      if (isOwn && args.length > 0) for (const named of own(name)) inUnit(named, depth + 1);
      calls.push({ name, args, on, unit: inside, start, end });
      if (isLeaf(name)) return;
      for (const { value } of args) expression(value);
      if (args.some(({ value }) => value.kind === "function"))
        calls.push({ name, args, on, unit: inside, start, end, isEnd: true });
    };
    const parts = (each: Statement | Expression): void =>
      partsOf(each, {
        statement: parts,
        expression,
        pattern: () => undefined,
        unit: ({ body }) => {
          for (const statement of body) parts(statement);
        },
      });
    for (const statement of inside.body) parts(statement);
  };
  inUnit(unit, 0);
  return calls;
}
