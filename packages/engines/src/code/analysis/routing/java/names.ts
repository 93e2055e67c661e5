import { type ClassUnit, type Expression, type FunctionUnit, walkBody, writtenName } from "../../../ir/index.ts";
import type { ClassCallable } from "../../../values/index.ts";
import { libraryBases } from "../../classes/bases.ts";

/** Plain names of the annotations that stand somewhere. */
export function marksAt({ decorators }: FunctionUnit | ClassUnit): ReadonlySet<string> {
  return new Set(decorators.map(writtenName));
}

/** The type of `X.class`. */
export function literalClass(written: Expression | undefined): string | undefined {
  return written?.kind === "member" && written.name === "class" ? writtenName(written.object) : undefined;
}

/** Whether a class extends or implements one of these, directly or not. */
export function extendsOne(owner: ClassCallable, names: ReadonlySet<string>): boolean {
  return libraryBases(owner).some((base) => names.has(base.replace(/\(\)$/, "")));
}

/** Methods of a class by name, bodies only. */
export function methodsNamed({ unit }: ClassCallable, name: string): FunctionUnit[] {
  return unit.members.flatMap((member) =>
    member.name === name && member.value.kind === "function" ? [member.value.unit] : [],
  );
}

/**
 * Plain names of the classes that an argument stands for: `X.class`, `new X()`, a field or parameter of that type, what a
 * method of the class makes.
 */
export function classesIn(written: Expression, owner: ClassCallable, around?: FunctionUnit, depth = 0): string[] {
  const literal = literalClass(written);
  if (literal !== undefined) return [literal];
  if (written.kind === "call") {
    if (written.isNew) return [writtenName(written.callee)];
    const made = depth > 2 ? [] : methodsNamed(owner, writtenName(written.callee));
    return made.flatMap((unit) => {
      const inside: string[] = [];
      walkBody(unit, unit.body, {
        expression: (node) => {
          if (node.kind === "call" && node.isNew) inside.push(writtenName(node.callee));
        },
      });
      return inside;
    });
  }
  if (written.kind === "typed")
    return [writtenName(written.type), ...classesIn(written.value, owner, around, depth + 1)];
  const name = writtenName(written);
  const field = owner.unit.members.find((member) => member.name === name && member.kind === "field")?.value;
  const parameter = around?.parameters.find((each) => each.name === name)?.annotation;
  return [
    ...(parameter === undefined ? [] : [writtenName(parameter)]),
    ...(field?.kind === "typed" ? [writtenName(field.type)] : []),
  ];
}
