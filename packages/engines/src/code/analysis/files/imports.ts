import type { LanguageId, Module } from "../../ir/index.ts";
import type { Resolver } from "../../project/index.ts";
import { named, type Place, unknown, type Value } from "../../values/index.ts";
import { libraryNames, libraryValue } from "../classes/libraries.ts";
import { optionOf } from "../conditions.ts";
import { load } from "../load.ts";
import { hereOf, type Machine } from "../machine.ts";
import type { Tops } from "./tops.ts";

interface ImportedFrom {
  readonly modules: ReadonlyMap<string, Module>;
  readonly resolver: Resolver;
  /** Settings by the path of their file. */
  readonly settings: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** What files take from other files of the project, from libraries and from settings. */
export class Imports {
  readonly #machine: Machine;
  readonly #input: ImportedFrom;
  readonly #tops: Tops;
  /** Files by the names that they declare. */
  #declaring: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(machine: Machine, input: ImportedFrom, tops: Tops) {
    this.#machine = machine;
    this.#input = input;
    this.#tops = tops;
  }

  /** A key of a variable that a file of the project has at its top. */
  setting(variable: string, key: string): Value | undefined {
    this.#declaring ??= declaringModules(this.#input.modules);
    for (const path of this.#declaring.get(variable) ?? []) {
      this.#tops.run(path);
      const { frame } = this.#tops.get(path) ?? {};
      if (frame === undefined) continue;
      const value = frame.unit.locals.has(variable)
        ? this.#machine.world.variable(frame.variable(variable, this.#machine.fresh))
        : undefined;
      const found = value && optionOf(this.#machine.world, value, key);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What a file of settings says, by the path that the program reads it at. */
  settingsIn(path: string): ReadonlyMap<string, string> | undefined {
    const wanted = path.replace(/^\//, "");
    for (const [file, settings] of this.#input.settings) {
      if (file === wanted || file.endsWith(`/${wanted}`)) return settings;
    }
    return undefined;
  }

  /** The value of a module or of a library that a file imports. */
  importModule(fromPath: string, specifier: string, language: LanguageId, at: Place): Value {
    if (language === "java") return this.#importClass(fromPath, specifier, at);
    // What these import goes by its full name wherever it is used.
    if (language === "php" || language === "ruby" || language === "csharp") return unknown;
    const path = this.#input.resolver.resolve(fromPath, specifier, language);
    if (path === undefined && language === "python" && this.#input.resolver.isPackage(fromPath, specifier))
      return named(`package:${specifier}`);
    if (path === undefined || !this.#input.modules.has(path))
      return libraryValue(this.#machine.catalog(language), specifier, language);
    const exports = this.#tops.run(path);
    if (language === "go") return exports;
    if (language === "python")
      return specifier.startsWith(".") ? exports : { ...exports, names: [`package:${specifier}`] };
    return this.#tops.given(path) ?? exports;
  }

  /** A class by its full name, or by the full names it may have, likeliest first, with `|` between them. */
  #importClass(fromPath: string, specifier: string, at: Place): Value {
    const candidates = specifier.split("|");
    for (const full of candidates) {
      const path = this.#input.resolver.resolve(fromPath, full, "java");
      if (path === undefined || !this.#input.modules.has(path)) continue;
      const file = path
        .split("/")
        .at(-1)!
        .replace(/\.java$/, "");
      const inner = full.slice(full.lastIndexOf(file) + file.length).split(".");
      const { frame } = this.#tops.get(path) ?? {};
      const exports = this.#tops.run(path);
      const around = frame ?? this.#tops.get(path)?.frame;
      if (around === undefined) return unknown;
      const here = hereOf(around, this.#machine.world);
      return inner
        .slice(1)
        .reduce(
          (owner, name) => load(this.#machine, here, owner, name, at),
          load(this.#machine, here, exports, file, at),
        );
    }
    const known = candidates.length === 1 ? candidates : libraryNames(candidates);
    const { types } = this.#machine.catalog("java");
    return named(...known.map((full) => types.get(full) ?? full));
  }

  /** The files that an `include` of this text means. */
  includedFiles(fromPath: string, text: string): readonly Module[] {
    return this.#input.resolver
      .includedFiles(fromPath, text)
      .flatMap((path) => this.#input.modules.get(path) ?? [])
      .filter(({ language }) => language === "php");
  }
}

function declaringModules(modules: ReadonlyMap<string, Module>): ReadonlyMap<string, readonly string[]> {
  const declaring = new Map<string, string[]>();
  for (const [path, { top }] of modules) {
    for (const name of top.locals) {
      const paths = declaring.get(name);
      if (paths === undefined) declaring.set(name, [path]);
      else paths.push(path);
    }
  }
  return declaring;
}
