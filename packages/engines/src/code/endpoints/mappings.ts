import type { Argument, Expression, FunctionUnit, Member } from "../ir/index.ts";
import type { ClassCallable, Place } from "../values/index.ts";
import type { Calls } from "./calls.ts";
import type { Endpoint, Mark, Step } from "./contract.ts";
import { guardsOf } from "./guards.ts";
import { normalized } from "./paths.ts";

/** What the analysis knows of annotations. */
export interface AnnotationReader {
  /** Library names of an annotation. */
  namesOf(owner: ClassCallable, annotation: Expression): readonly string[];
  /** An annotation of the program's own that is a library's one with arguments of its own; `undefined` for others. */
  standsFor(owner: ClassCallable, annotation: Expression): StoodFor | undefined;
  /** Literal texts of an argument, of a list each of its items. */
  textsOf(owner: ClassCallable, argument: Expression): readonly string[];
  /** The same of library names: `RequestMethod.POST`. */
  constantsOf(owner: ClassCallable, argument: Expression): readonly string[];
  /** HTTP methods of a mapping annotation; `undefined` for other annotations. */
  methodsOf(owner: ClassCallable, name: string): readonly string[] | undefined;
  /** What an annotation puts before what it is written at, and the keys that it notes there. */
  markOf(owner: ClassCallable, annotation: Expression): Mark;
  /** What stands before all paths of a class, of those that its annotations are for: `@ApplicationPath("/api")`. */
  prefixOf(owner: ClassCallable): string;
  /** Whether an annotation lets anybody pass, whatever stands around. */
  isOpen(owner: ClassCallable, annotation: Expression): boolean;
  isGuard(name: string): boolean;
  readonly calls: Calls;
  /** Where a method answers by what the framework makes of its name and class, and what the program puts there. */
  placeOf(owner: ClassCallable, unit: FunctionUnit, mapped: Mapped): Placed | undefined;
}

/** What an annotation of the program's own hands on to the library's one that it extends. */
export interface StoodFor {
  /** Where the arguments are written. */
  readonly by: ClassCallable;
  readonly names: readonly string[];
  readonly args: readonly Argument[];
}

/** What the annotations of a method say of where it answers. */
export interface Mapped {
  readonly methods: readonly string[];
  /** It, or its class, has a path. */
  readonly hasPath: boolean;
}

/** Where a method answers, and what stands before it there. */
export interface Placed {
  readonly methods: readonly string[];
  /** Whole paths; absent where its annotations say them. */
  readonly paths?: readonly string[];
  readonly steps: readonly Step[];
  readonly isOpen: boolean;
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
    // A path of its own stands in place of what the class inherits.
    const base = mappingOf(owner, owner.unit.decorators, reader) ?? mappingOf(owner, said, reader);
    const around = said.map((decorator) => reader.markOf(owner, decorator));
    return membersOf(owner).flatMap(({ member, by }): Endpoint[] => {
      if (member.value.kind !== "function" || member.isStatic) return [];
      const { unit } = member.value;
      const own = mappingOf(by, unit.decorators, reader);
      const hasPath = (base?.paths.length ?? 0) + (own?.paths.length ?? 0) > 0;
      const placed = reader.placeOf(owner, unit, { methods: own?.methods ?? [], hasPath });
      const methods = placed?.methods ?? own?.methods ?? [];
      if (methods.length === 0) return [];
      const at: Place = { module: unit.module, start: unit.start, end: unit.start };
      const marks = unit.decorators.map((decorator) => reader.markOf(by, decorator));
      const keys = [...around, ...marks].flatMap((mark) => mark.keys);
      const isSaid = placed?.isOpen === true || isOpenAt(owner, { unit, by }, marks, reader);
      const outer = isSaid ? [] : [...whole.before, ...(placed?.steps ?? []), ...around.flatMap(({ steps }) => steps)];
      const all = [...outer, ...marks.flatMap((mark) => mark.steps)];
      const steps = all.filter((step) => decides(step, keys));
      // A mark that its guard asks for and lets pass is a decision.
      const isOpen = isSaid || all.some(({ skips = [] }) => skips.some((key) => keys.includes(key)));
      // What lets anybody pass in ASP.NET does so wherever it stands: an attribute of the method asks nobody then.
      const asked =
        isSaid && unit.module.language === "csharp"
          ? steps.filter(({ name, isGate }) => !isGate && !reader.isGuard(name))
          : steps;
      const guards = guardsOf(asked, unit, reader.isGuard, reader.calls);
      return pathsOf(owner, unit, { whole: `${whole.prefix}${reader.prefixOf(owner)}`, base, own, placed }).flatMap(
        (path) =>
          methods.map((method) => ({
            method,
            path,
            handler: unit,
            at,
            steps: asked,
            guards,
            around: [],
            resource: undefined,
            isPartial: false,
            ...(isOpen && { isOpen: true as const }),
          })),
      );
    });
  });
}

/** Whether annotations let anybody pass. In Java what stands at a method stands in place of what stands at its class. */
function isOpenAt(
  owner: ClassCallable,
  { unit, by }: { readonly unit: FunctionUnit; readonly by: ClassCallable },
  marks: readonly Mark[],
  reader: AnnotationReader,
): boolean {
  if (unit.decorators.some((decorator) => reader.isOpen(by, decorator))) return true;
  const isAsked =
    unit.module.language === "java" &&
    marks.some(({ steps }) => steps.some((step) => step.isGate === true || reader.isGuard(step.name)));
  return !isAsked && decoratorsOf(owner).some((decorator) => reader.isOpen(owner, decorator));
}

/** Whole paths of a method: those of the class before its own. */
function pathsOf(
  owner: ClassCallable,
  unit: FunctionUnit,
  {
    whole,
    base,
    own,
    placed,
  }: {
    readonly whole: string;
    readonly base: Mapping | undefined;
    readonly own: Mapping | undefined;
    readonly placed: Placed | undefined;
  },
): string[] {
  if (placed?.paths !== undefined) return placed.paths.map((path) => normalized(withoutConstraints(path)));
  const prefixes = base === undefined || base.paths.length === 0 ? [""] : base.paths;
  const paths = own === undefined || own.paths.length === 0 ? [""] : own.paths;
  return prefixes.flatMap((prefix) =>
    paths.map((path) => normalized(pathAt(owner, `${whole}/${prefix}`, path, unit.name))),
  );
}

/**
 * The members of a class that requests may be for: in ASP.NET also those of the abstract classes that it extends, in Java
 * those with annotations of all that it extends.
 */
function membersOf(owner: ClassCallable, depth = 0): readonly Declared[] {
  const { members, isAbstract } = owner.unit;
  const { language } = owner.frame.unit.module;
  const own = members.map((member) => ({ member, by: owner }));
  if ((language !== "csharp" && language !== "java") || depth > 6) return own;
  if (language === "csharp" && isAbstract === true && depth === 0) return [];
  const bases = owner.bases.flatMap(({ callables }) => callables).filter((callable) => callable.kind === "class");
  const inherited = bases
    .filter(({ unit }) => language === "java" || unit.isAbstract === true)
    .flatMap((base) => membersOf(base, depth + 1))
    .filter(({ member: { name, value } }) => {
      const isMarked = value.kind === "function" && value.unit.decorators.length > 0;
      return (language === "csharp" || isMarked) && !members.some((member) => member.name === name);
    });
  return [...own, ...inherited];
}

/** A member, with the class whose file it stands in. */
interface Declared {
  readonly member: Member;
  readonly by: ClassCallable;
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
  return withoutConstraints(
    whole.replace(/\[controller\]/gi, owner.unit.name.replace(/Controller$/, "")).replace(/\[action\]/gi, action),
  );
}

/** `{id:int?}` and `{*path}` are `{id}` and `{path}`. */
function withoutConstraints(path: string): string {
  return path.replace(/\{\*{0,2}(\w+)[^{}]*\}/g, "{$1}");
}

/** Whether a step has anything to say to what carries these marks. */
function decides({ skips = [], asks = [] }: Step, keys: readonly string[]): boolean {
  if (skips.some((key) => keys.includes(key))) return false;
  return asks.length === 0 || asks.some((key) => keys.includes(key));
}

/** What annotations call the paths that they are given. */
const placing = /^(value|path|uris?)$/;

function mappingOf(
  owner: ClassCallable,
  decorators: readonly Expression[],
  reader: AnnotationReader,
): Mapping | undefined {
  const methods: string[] = [];
  const paths: string[] = [];
  let isMapped = false;
  for (const decorator of decorators) {
    const { by, names, args } = reader.standsFor(owner, decorator) ?? {
      by: owner,
      names: reader.namesOf(owner, decorator),
      args: decorator.kind === "call" ? decorator.args : [],
    };
    const known = names.map((name) => reader.methodsOf(owner, name)).find((found) => found !== undefined);
    if (known === undefined) continue;
    isMapped = true;
    const asked = args
      .filter(({ name }) => name === "method" || name === "methods")
      .flatMap(({ value }) => [
        ...reader.constantsOf(by, value).map((constant) => constant.split(".").at(-1)!),
        ...reader.textsOf(by, value),
      ]);
    methods.push(...(asked.length > 0 ? asked : known));
    const places = args.filter(({ name }) => name === undefined || placing.test(name));
    paths.push(...places.flatMap(({ value }) => reader.textsOf(by, pathIn(value))));
  }
  return isMapped ? { methods: [...new Set(methods)], paths } : undefined;
}

/** `{ path: "orders", version: "1" }`: the path of an options object. */
function pathIn(argument: Expression): Expression {
  if (argument.kind !== "record") return argument;
  const entry = argument.entries.find(({ key }) => key?.kind === "constant" && key.value === "path");
  return entry?.value ?? argument;
}
