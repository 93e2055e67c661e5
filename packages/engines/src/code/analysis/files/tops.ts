import type { LanguageId, Module, Statement } from "../../ir/index.ts";
import { emptyThing, Frame, type State, type Thing, unknown, type Value, withSlot } from "../../values/index.ts";
import type { Budgets } from "../budgets.ts";
import { CSharpProgram, typeOf } from "../linking/csharp.ts";
import { linkPackage, packageKey } from "../linking/go.ts";
import { declarationOf, linkFiles } from "../linking/php.ts";
import { declaredName, linkRubyFiles } from "../linking/ruby.ts";
import type { LinkedFiles } from "../linking/shared-frame.ts";
import { type Here, hereOf, type Machine } from "../machine.ts";
import { insidePage } from "../rendering/razor.ts";
import { allocate } from "../store.ts";
import { dividedTop } from "./scripts.ts";

/** What the top level of a file takes of the levels of those that import it. */
const levelsOfTop = 2;

/** The top level of a file, after its evaluation or in the middle of it. */
export interface Top {
  readonly frame: Frame;
  readonly exports: Value;
}

/** The top levels of a program's files: each is evaluated once, when it is first asked for. */
export class Tops {
  readonly #machine: Machine;
  readonly #modules: ReadonlyMap<string, Module>;
  readonly #budgets: Budgets;
  readonly #runPending: (here: Here) => void;
  readonly #tops = new Map<string, Top>();
  readonly #cut = new Set<string>();
  readonly #linkedFiles = new Map<LanguageId, LinkedFiles>();
  #goPackages: ReadonlyMap<string, readonly Module[]> | undefined;
  #csharp: CSharpProgram | undefined;

  /** @param runPending runs what a top level handed to frameworks */
  constructor(
    machine: Machine,
    modules: ReadonlyMap<string, Module>,
    budgets: Budgets,
    runPending: (here: Here) => void,
  ) {
    this.#machine = machine;
    this.#modules = modules;
    this.#budgets = budgets;
    this.#runPending = runPending;
  }

  get all(): ReadonlyMap<string, Top> {
    return this.#tops;
  }
  get(path: string): Top | undefined {
    return this.#tops.get(path);
  }
  /** Whether all of it was followed. */
  isWhole(path: string): boolean {
    return !this.#cut.has(path);
  }
  /** What files of C# declare, once one of them was evaluated. */
  get csharp(): CSharpProgram | undefined {
    return this.#csharp;
  }

  /** `module.exports = f` replaces the object that `exports` was. */
  given(path: string): Value | undefined {
    const frame = this.#tops.get(path)?.frame;
    if (frame?.unit.module.language !== "javascript") return undefined;
    const { world, fresh } = this.#machine;
    const box = world.variable(frame.variable("module", fresh));
    return box && world.thing(box.number)?.slots.get("exports");
  }

  /** Evaluates the top level of a file, unless that was done or lies too deep; gives what the file exports. */
  run(path: string): Value {
    const done = this.#tops.get(path);
    if (done !== undefined) return done.exports;
    const module = this.#modules.get(path)!;
    // It has its turn later, by itself.
    if (!this.#budgets.enter(levelsOfTop)) return unknown;
    const exports = this.#evaluate(module);
    this.#budgets.leave(levelsOfTop);
    return exports;
  }

  #evaluate(module: Module): Value {
    if (module.template !== undefined) return this.#alone(module);
    switch (module.language) {
      case "go":
        return this.#package(module);
      case "php":
        return this.#linked(module, linkFiles, (statement) => declarationOf(statement) !== undefined);
      case "ruby":
        return this.#linked(module, linkRubyFiles, (statement) => declaredName(statement) !== undefined);
      case "csharp":
        return this.#statements(module);
      case "javascript":
      case "python":
      case "java":
        return this.#alone(module);
    }
  }

  /** The files of a package are one: what one declares the others use. */
  #package(module: Module): Value {
    this.#goPackages ??= Map.groupBy(this.#modulesOf("go"), packageKey);
    const linked = linkPackage(this.#machine, this.#goPackages.get(packageKey(module))!);
    for (const [path, frame] of linked.frames) this.#tops.set(path, { frame, exports: linked.exports });
    this.#within(module, () => {
      linked.run((frame) => this.#hereAt(frame));
      for (const frame of linked.frames.values()) this.#runPending(this.#hereAt(frame));
    });
    return linked.exports;
  }

  /** One file of a language whose files are linked by names; the first time, what all of them declare. */
  #linked(module: Module, link: typeof linkFiles, isDeclaration: (statement: Statement) => boolean): Value {
    const { language } = module;
    let linked = this.#linkedFiles.get(language);
    this.#within(module, () => {
      linked ??= link(this.#machine, this.#modulesOf(language), (frame) => this.#begunAt(frame));
      this.#linkedFiles.set(language, linked);
      this.#runRest(module, linked, isDeclaration);
    });
    return linked!.exports;
  }

  /** The statements of one file of C# that stand outside of all types; the first time, the types of all files. */
  #statements(module: Module): Value {
    this.#within(module, () => {
      if (this.#csharp === undefined) {
        this.#csharp = new CSharpProgram(this.#machine, this.#modulesOf("csharp"));
        this.#csharp.declare((frame) => this.#begunAt(frame));
      }
      this.#runRest(module, this.#csharp, (statement) => typeOf(statement) !== undefined);
    });
    return this.#csharp!.exports;
  }

  /** What a linked file does besides declaring. */
  #runRest(
    module: Module,
    { frames, exports }: Pick<LinkedFiles, "frames" | "exports">,
    isDeclaration: (statement: Statement) => boolean,
  ): void {
    const frame = frames.get(module.path)!;
    this.#tops.set(module.path, { frame, exports });
    const rest = module.top.body.filter((statement) => !isDeclaration(statement));
    const here = this.#begunAt(frame);
    const isRazor = module.isPage === true && module.language === "csharp";
    this.#machine.execute(isRazor ? insidePage(this.#machine, here, module, undefined, undefined) : here, rest);
    this.#runPending(this.#hereAt(frame));
  }

  #alone(module: Module): Value {
    const { world, fresh } = this.#machine;
    const isPython = module.language === "python";
    const isPlain = isPython || module.template !== undefined;
    const unit = isPlain ? module.top : { ...module.top, locals: new Set([...module.top.locals, "module", "exports"]) };
    const frame = new Frame(unit, undefined, undefined, undefined, 0);
    const exports = allocate(this.#machine, world, emptyThing());
    this.#tops.set(module.path, { frame, exports });
    if (!isPlain) {
      const box: Thing = withSlot(emptyThing(), "exports", exports, true);
      world.setVariable(frame.variable("exports", fresh), exports);
      world.setVariable(frame.variable("module", fresh), allocate(this.#machine, world, box));
    }
    const here = this.#hereAt(frame);
    const { always, started } = dividedTop(module);
    this.#within(module, () => {
      this.#machine.execute(here, always);
      if (isPython) {
        const slots = new Map<string, Value>();
        for (const name of unit.locals) {
          const value = world.variable(frame.variable(name, fresh));
          if (value !== undefined) slots.set(name, value);
        }
        world.setThing(exports.number, { ...emptyThing(), slots });
      }
      // What frameworks call may read what the start of the program sets.
      if (started.length === 0) this.#runPending(here);
    });
    return exports;
  }

  /** Runs what a file does where it is started as a program, and what it hands to frameworks, in this state. False where it does nothing then. */
  start(path: string, state: State): boolean {
    const top = this.#tops.get(path);
    const { started } = dividedTop(this.#modules.get(path)!);
    if (top === undefined || started.length === 0) return false;
    const here = hereOf(top.frame, state);
    const begun = { ...here, state: state.fork() };
    this.#machine.execute(begun, started);
    state.merge([state.fork(), begun.state]);
    this.#runPending(here);
    return true;
  }

  #within(module: Module, work: () => void): void {
    let isWhole = false;
    try {
      isWhole = this.#budgets.forTop(work);
    } finally {
      if (!isWhole) this.#cut.add(module.path);
    }
  }
  #modulesOf(language: LanguageId): Module[] {
    return [...this.#modules.values()].filter(
      (module) => module.language === language && module.template === undefined,
    );
  }
  #hereAt(frame: Frame): Here {
    return hereOf(frame, this.#machine.world);
  }
  /** The same, with the budget of a new root. */
  #begunAt(frame: Frame): Here {
    this.#budgets.begin();
    return this.#hereAt(frame);
  }
}
