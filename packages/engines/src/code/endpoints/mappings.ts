import type { Expression, FunctionUnit } from "../ir/index.ts";
import type { ClassCallable, Place } from "../values/index.ts";
import type { Endpoint, Mark, Step } from "./contract.ts";
import { guardsOf } from "./guards.ts";
import { normalized } from "./paths.ts";

/** What the analysis knows of annotations. */
export interface AnnotationReader {
  /** Library names of an annotation. */
  namesOf(owner: ClassCallable, annotation: Expression): readonly string[];
  /** Literal texts of an argument, of a list each of its items. */
  textsOf(owner: ClassCallable, argument: Expression): readonly string[];
  /** The same of library names: `RequestMethod.POST`. */
  constantsOf(owner: ClassCallable, argument: Expression): readonly string[];
  /** HTTP methods of a mapping annotation; `undefined` for other annotations. */
  methodsOf(owner: ClassCallable, name: string): readonly string[] | undefined;
  /** What an annotation puts before what it is written at, and the keys that it notes there. */
  markOf(owner: ClassCallable, annotation: Expression): Mark;
  /** Whether an annotation lets anybody pass, whatever stands around. */
  isOpen(owner: ClassCallable, annotation: Expression): boolean;
  isGuard(name: string): boolean;
}

interface Mapping {
  readonly methods: readonly string[];
  readonly paths: readonly string[];
}

/**
 * Endpoints of classes whose annotations say where their methods answer.
 *
 * @param whole what the program puts before all of them
 */
export function mappedEndpoints(
  classes: readonly ClassCallable[],
  reader: AnnotationReader,
  whole: { readonly before: readonly Step[]; readonly prefix: string },
): Endpoint[] {
  return classes.flatMap((owner) => {
    const said = decoratorsOf(owner);
    const base = mappingOf(owner, said, reader);
    const around = said.map((decorator) => reader.markOf(owner, decorator));
    return owner.unit.members.flatMap((member): Endpoint[] => {
      if (member.value.kind !== "function") return [];
      const { unit } = member.value;
      const own = mappingOf(owner, unit.decorators, reader);
      if (own === undefined || own.methods.length === 0) return [];
      const at: Place = { module: unit.module, start: unit.start, end: unit.start };
      const marks = unit.decorators.map((decorator) => reader.markOf(owner, decorator));
      const keys = [...around, ...marks].flatMap((mark) => mark.keys);
      const isOpen = isOpenAt(owner, unit, marks, reader);
      const outer = isOpen ? [] : [...whole.before, ...around.flatMap(({ steps }) => steps)];
      const steps = [...outer, ...marks.flatMap((mark) => mark.steps)].filter((step) => decides(step, keys));
      const guards = guardsOf(steps, unit, reader.isGuard);
      const prefixes = base === undefined || base.paths.length === 0 ? [""] : base.paths;
      const paths = own.paths.length === 0 ? [""] : own.paths;
      return prefixes.flatMap((prefix) =>
        paths.flatMap((path) =>
          own.methods.map((method) => ({
            method,
            path: normalized(pathAt(owner, `${whole.prefix}/${prefix}`, path, unit.name)),
            handler: unit,
            at,
            steps,
            guards,
            around: [],
            resource: undefined,
            isPartial: false,
            ...(isOpen && { isOpen: true as const }),
          })),
        ),
      );
    });
  });
}

/** Whether annotations let anybody pass. In Java what stands at a method stands in place of what stands at its class. */
function isOpenAt(owner: ClassCallable, unit: FunctionUnit, marks: readonly Mark[], reader: AnnotationReader): boolean {
  const opens = (decorators: readonly Expression[]) => decorators.some((decorator) => reader.isOpen(owner, decorator));
  if (opens(unit.decorators)) return true;
  const isAsked =
    unit.module.language === "java" &&
    marks.some(({ steps }) => steps.some((step) => step.isGate === true || reader.isGuard(step.name)));
  return !isAsked && opens(owner.unit.decorators);
}

/** What stands at a class, and, where attributes are inherited, at those that it extends. */
function decoratorsOf(owner: ClassCallable, depth = 0): readonly Expression[] {
  const { decorators, isAbstract } = owner.unit;
  if (owner.frame.unit.module.language !== "csharp" || depth > 6) return decorators;
  const bases = owner.bases.flatMap(({ callables }) => callables).filter((callable) => callable.kind === "class");
  // Nobody asks an object of an abstract class for anything.
  if (isAbstract === true && depth === 0) return [];
  return [...decorators, ...bases.flatMap((base) => decoratorsOf(base, depth + 1))];
}

/**
 * The whole path of a method of a class. In ASP.NET a path that begins at the root stands for itself, and parts in brackets
 * are names: https://learn.microsoft.com/aspnet/core/mvc/controllers/routing
 */
function pathAt(owner: ClassCallable, prefix: string, path: string, action: string): string {
  if (owner.frame.unit.module.language !== "csharp") return `${prefix}/${path}`;
  const whole = /^~?\//.test(path) ? path.replace(/^~/, "") : `${prefix}/${path}`;
  return whole
    .replace(/\[controller\]/gi, owner.unit.name.replace(/Controller$/, ""))
    .replace(/\[action\]/gi, action)
    .replace(/\{\*{0,2}(\w+)[^{}]*\}/g, "{$1}");
}

/** Whether a step has anything to say to what carries these marks. */
function decides({ skips = [], asks = [] }: Step, keys: readonly string[]): boolean {
  if (skips.some((key) => keys.includes(key))) return false;
  return asks.length === 0 || asks.some((key) => keys.includes(key));
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
      .map((name) => reader.methodsOf(owner, name))
      .find((found) => found !== undefined);
    if (known === undefined) continue;
    isMapped = true;
    const args = decorator.kind === "call" ? decorator.args : [];
    const asked = args
      .filter(({ name }) => name === "method" || name === "methods")
      .flatMap(({ value }) => [
        ...reader.constantsOf(owner, value).map((constant) => constant.split(".").at(-1)!),
        ...reader.textsOf(owner, value),
      ]);
    methods.push(...(asked.length > 0 ? asked : known));
    const places = args.filter(({ name }) => name === undefined || name === "value" || name === "path");
    paths.push(...places.flatMap(({ value }) => reader.textsOf(owner, pathIn(value))));
  }
  return isMapped ? { methods: [...new Set(methods)], paths } : undefined;
}

/** `{ path: "orders", version: "1" }`: the path of an options object. */
function pathIn(argument: Expression): Expression {
  if (argument.kind !== "record") return argument;
  const entry = argument.entries.find(({ key }) => key?.kind === "constant" && key.value === "path");
  return entry?.value ?? argument;
}
