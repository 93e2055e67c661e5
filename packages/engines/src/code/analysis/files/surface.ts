import type { FunctionUnit, LanguageId } from "../../ir/index.ts";
import { type Publication, usualEntry } from "../../project/index.ts";
import { type Callable, type ClassCallable, emptyThing, only, type State, type Value } from "../../values/index.ts";

const mostDepth = 4;
const mostFunctions = 5000;

/** A file of the project after its top level was evaluated. */
export interface PublishedFile {
  readonly path: string;
  readonly language: LanguageId;
  readonly exports: Value;
}

/** A function or class to be entered, and what holds where it became public. */
export interface Late {
  readonly callable: Callable & { kind: "function" | "class" };
  readonly state: State;
}

/** The functions that callers of a published library can call, with the names they call them by. */
export class Surface {
  readonly #names = new Map<FunctionUnit, string>();
  readonly #prototypeOf: (callable: Callable & { kind: "function" }) => ReadonlyMap<string, Value>;
  /** What was found to be public after its own file had its turn. */
  readonly late: Late[] = [];

  /** @param prototypeOf what stands on the prototype of a function, by name */
  constructor(prototypeOf: (callable: Callable & { kind: "function" }) => ReadonlyMap<string, Value>) {
    this.#prototypeOf = prototypeOf;
  }

  nameOf(unit: FunctionUnit): string | undefined {
    return this.#names.get(unit);
  }

  /** All that can be reached from a value: functions, members of objects and classes, prototypes. */
  add(state: State, value: Value, name: string, depth = 0, self?: Value): void {
    if (depth > mostDepth) return;
    for (const callable of value.callables) this.#addCallable(state, callable, name, depth, self);
    for (const number of numbersOf(value)) {
      const { slots, instanceOf } = state.thing(number) ?? emptyThing();
      for (const [key, slot] of slots) {
        if (isPublicName(key))
          this.add(state, slot, key === "prototype" || key === "default" ? name : joined(name, key), depth + 1, value);
      }
      if (instanceOf !== undefined) this.addClass(instanceOf, name);
    }
  }

  /** The public methods of a class and of those that it extends. */
  addClass(owner: ClassCallable, name: string, depth = 0): void {
    if (depth > mostDepth) return;
    const { language } = owner.frame.unit.module;
    const isPublic = (method: string) => isPublicName(method) && isExported(language, method);
    for (const { name: method, value, isHidden } of owner.unit.members) {
      if (value.kind !== "function" || isHidden === true) continue;
      if (isConstructor(method)) this.#put(value.unit, name);
      else if (isPublic(method)) this.#put(value.unit, joined(name, method));
    }
    for (const [method, { unit }] of owner.methods) if (isPublic(method)) this.#put(unit, joined(name, method));
    for (const callable of owner.bases.flatMap(({ callables }) => callables))
      if (callable.kind === "class") this.addClass(callable, name, depth + 1);
  }

  #addCallable(state: State, callable: Callable, name: string, depth: number, self: Value | undefined): void {
    switch (callable.kind) {
      case "function":
        if (this.#put(callable.unit, name)) {
          const isBound = callable.self !== undefined || callable.unit.isArrow;
          this.late.push({ callable: isBound ? callable : { ...callable, self }, state });
        }
        for (const [key, method] of this.#prototypeOf(callable))
          if (isPublicName(key)) this.add(state, method, joined(name, key), depth + 1);
        return;
      case "class":
        this.addClass(callable, name);
        this.late.push({ callable, state });
        return;
      case "bound":
        this.add(state, callable.target, name, depth + 1);
        return;
      case "put":
      case "next":
        return;
    }
  }

  #put(unit: FunctionUnit, name: string): boolean {
    if (this.#names.has(unit) || this.#names.size >= mostFunctions) return false;
    this.#names.set(unit, name);
    return true;
  }
}

/** Under which numbers the state holds members of a value: of its objects, and of the functions that it may be. */
function numbersOf({ number, objects, callables }: Value): ReadonlySet<number> {
  const functions = callables.flatMap((callable) => (callable.kind === "function" ? (callable.number ?? 0) : 0));
  return new Set([...objects, number, ...functions].filter((each) => each !== 0));
}

/** Whether a file is a program, a script of the build or an example rather than a part of the library. */
const aside =
  /(^|\/)(setup|conftest|noxfile|tasks|fabfile|manage)\.py$|(^|\/)(docs?|examples?|samples?|demos?|benchmarks?|scripts|tools|testing|ci|utils\/release)\//;

/** Share of a package's files that answer requests, from which on it is a program and no library. */
const mostAnswering = 0.03;

/** Puts what callers of these packages can call on the surface; nothing of those that answer requests themselves. */
export function exposePublications(
  surface: Surface,
  state: State,
  publications: readonly Publication[],
  files: readonly PublishedFile[],
  answering: ReadonlySet<string>,
  classes: readonly ClassCallable[],
): void {
  for (const publication of publications) {
    const prefix = publication.folder === "" ? "" : `${publication.folder}/`;
    const own = files.filter(({ path }) => path.startsWith(prefix));
    const answer = own.filter(({ path }) => answering.has(path) && !aside.test(path.slice(prefix.length)));
    const least = publication.isDeployed === true ? 0 : mostAnswering * own.length;
    if (answer.length === 0 || answer.length < least) exposePackage(surface, state, publication, own, classes);
  }
}

/** Puts the public names of a package on the surface. */
function exposePackage(
  surface: Surface,
  state: State,
  publication: Publication,
  files: readonly PublishedFile[],
  classes: readonly ClassCallable[],
): void {
  const prefix = publication.folder === "" ? "" : `${publication.folder}/`;
  const own = files.filter(({ path, language }) => language === publication.language && path.startsWith(prefix));
  switch (publication.language) {
    case "javascript":
      for (const { exports } of entriesOf(publication, own, prefix)) surface.add(state, exports, "");
      return;
    case "python":
      for (const file of own)
        if (!aside.test(file.path.slice(prefix.length))) exposePython(surface, state, file, prefix);
      return;
    case "java":
    case "php":
    case "csharp":
    case "go":
      for (const owner of classes) {
        const { path, language } = owner.frame.unit.module;
        if (language !== publication.language || !path.startsWith(prefix) || aside.test(path)) continue;
        // No other module can import these, or they belong to programs: https://go.dev/doc/modules/layout
        if (language === "go" && /(^|\/)(internal|cmd)\//.test(path)) continue;
        if (isReachable(owner) && isExported(language, owner.unit.name)) surface.addClass(owner, owner.unit.name);
      }
  }
}

/** Whether callers can hold an object of a class: it is public, or stands for something that is. */
function isReachable({ unit, bases }: ClassCallable, depth = 0): boolean {
  if (unit.isHidden !== true) return true;
  return (
    depth < mostDepth &&
    bases.some(({ callables }) =>
      callables.some((callable) => callable.kind === "class" && isReachable(callable, depth + 1)),
    )
  );
}

function isExported(language: LanguageId, name: string): boolean {
  return language !== "go" || /^\p{Lu}/u.test(name);
}

/** Names that a module gives to others: https://docs.python.org/3/reference/simple_stmts.html#the-import-statement */
function exposePython(surface: Surface, state: State, { path, exports }: PublishedFile, prefix: string): void {
  const inner = path.slice(prefix.length).replace(/\.py$/, "").split("/");
  const isPackage = inner.at(-1) === "__init__";
  const { slots } = state.thing(exports.number) ?? emptyThing();
  const listed = namesListed(state, slots.get("__all__"));
  for (const [name, slot] of slots) {
    if (listed === undefined ? name.startsWith("_") : !listed.has(name)) continue;
    const callables = slot.callables.filter((callable) => {
      if (callable.kind !== "function" && callable.kind !== "class") return false;
      const { module } = callable.frame.unit;
      return module.path === path || (isPackage && module.path.startsWith(prefix));
    });
    if (callables.length > 0) surface.add(state, { ...slot, callables, objects: [], number: 0 }, name);
  }
}

function namesListed(state: State, value: Value | undefined): ReadonlySet<string> | undefined {
  const [number] = value?.objects ?? [];
  const thing = number === undefined ? undefined : state.thing(number);
  if (thing === undefined || thing.rest !== undefined) return undefined;
  return new Set([...thing.slots.values()].map((item) => String(only(item))));
}

/** The files that a package is entered by; where those are built ones, what they are usually built from. */
function entriesOf(publication: Publication, own: readonly PublishedFile[], prefix: string): readonly PublishedFile[] {
  const entries = own.filter(({ path }) => isEntry(publication, path.slice(prefix.length)));
  if (entries.length > 0) return entries;
  const usual = own.filter(({ path }) => usualEntry.test(path.slice(prefix.length)));
  // A package without any entry is used file by file.
  return usual.length > 0 ? usual : own.filter(({ path }) => !/\/|\.config\./.test(path.slice(prefix.length)));
}

function isEntry({ entries = [] }: Publication, path: string): boolean {
  const bare = withoutEnding(path);
  return entries.some((entry) => {
    const wanted = withoutEnding(entry.replace(/^\.\//, "").replace(/\/$/, ""));
    return wanted === bare || `${wanted}/index` === bare || (wanted === "." && bare === "index");
  });
}

function withoutEnding(path: string): string {
  return path.replace(/\.[mc]?[jt]sx?$/, "");
}

function isPublicName(name: string): boolean {
  return !/^[_#]/.test(name) || name === "__call__";
}

function isConstructor(name: string): boolean {
  return name === "constructor" || name === "__init__" || name === "__construct";
}

function joined(owner: string, name: string): string {
  return owner === "" ? name : `${owner}.${name}`;
}
