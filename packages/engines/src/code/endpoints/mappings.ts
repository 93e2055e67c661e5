import type { Expression } from "../ir/index.ts";
import type { ClassCallable, Place } from "../values/index.ts";
import type { Endpoint, Guard, Step } from "./contract.ts";
import { normalized } from "./inventory.ts";

/** What the analysis knows of annotations. */
export interface AnnotationReader {
  /** Library names of an annotation. */
  namesOf(owner: ClassCallable, annotation: Expression): readonly string[];
  /** Literal texts of an argument, of a list each of its items. */
  textsOf(owner: ClassCallable, argument: Expression): readonly string[];
  /** The same of library names: `RequestMethod.POST`. */
  constantsOf(owner: ClassCallable, argument: Expression): readonly string[];
  /** HTTP methods of a mapping annotation; `undefined` for other annotations. */
  methodsOf(name: string): readonly string[] | undefined;
  isGuard(name: string): boolean;
}

interface Mapping {
  readonly methods: readonly string[];
  readonly paths: readonly string[];
}

/** Endpoints of classes whose annotations say where their methods answer. */
export function mappedEndpoints(classes: readonly ClassCallable[], reader: AnnotationReader): Endpoint[] {
  return classes.flatMap((owner) => {
    const base = mappingOf(owner, owner.unit.decorators, reader);
    const around = stepsOf(owner, owner.unit.decorators, reader);
    return owner.unit.members.flatMap((member): Endpoint[] => {
      if (member.value.kind !== "function") return [];
      const { unit } = member.value;
      const own = mappingOf(owner, unit.decorators, reader);
      if (own === undefined || own.methods.length === 0) return [];
      const at: Place = { module: unit.module, start: unit.start, end: unit.start };
      const steps = [...around, ...stepsOf(owner, unit.decorators, reader)];
      const guards: Guard[] = steps.filter((step) => reader.isGuard(step.name));
      const prefixes = base === undefined || base.paths.length === 0 ? [""] : base.paths;
      const paths = own.paths.length === 0 ? [""] : own.paths;
      return prefixes.flatMap((prefix) =>
        paths.flatMap((path) =>
          own.methods.map((method) => ({
            method,
            path: normalized(`${prefix}/${path}`),
            handler: unit,
            at,
            steps,
            guards,
            isPartial: false,
          })),
        ),
      );
    });
  });
}

function mappingOf(
  owner: ClassCallable,
  decorators: readonly Expression[],
  reader: AnnotationReader,
): Mapping | undefined {
  const methods: string[] = [];
  const paths: string[] = [];
  let isMapped = false;
  for (const decorator of decorators) {
    const known = reader
      .namesOf(owner, decorator)
      .map((name) => reader.methodsOf(name))
      .find((found) => found !== undefined);
    if (known === undefined) continue;
    isMapped = true;
    const args = decorator.kind === "call" ? decorator.args : [];
    const asked = args
      .filter(({ name }) => name === "method")
      .flatMap(({ value }) => reader.constantsOf(owner, value).map((constant) => constant.split(".").at(-1)!));
    methods.push(...(asked.length > 0 ? asked : known));
    const places = args.filter(({ name }) => name === undefined || name === "value" || name === "path");
    paths.push(...places.flatMap(({ value }) => reader.textsOf(owner, value)));
  }
  return isMapped ? { methods: [...new Set(methods)], paths } : undefined;
}

function stepsOf(owner: ClassCallable, decorators: readonly Expression[], reader: AnnotationReader): Step[] {
  return decorators.flatMap((decorator) =>
    reader.namesOf(owner, decorator).map((name) => ({
      name,
      unit: undefined,
      at: { module: owner.frame.unit.module, start: decorator.start, end: decorator.end },
    })),
  );
}
