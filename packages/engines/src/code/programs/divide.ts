import { posix } from "node:path";
import type { LanguageId } from "../ir/index.ts";
import type { GrammarName } from "../parse/index.ts";
import { createResolver, type Links } from "../project/index.ts";
import type { ReadSource } from "./contract.ts";
import { importsIn } from "./imports.ts";
import type { ProgramRoot } from "./roots.ts";

/**
 * Divides the files of a tree into programs: files of one language that have the nearest manifest in common, and those
 * that imports link to them. What stands in no program with a file has no part in what is found in it.
 *
 * @param settings variables that a library reads from whichever file of Python has them at its top, with the library: where one program
 *   has one, it is there for all that use the library
 * @returns the files of each program, in the order given; programs by their first file
 */
export function divide(
  files: readonly ReadSource[],
  links: Links,
  roots: readonly ProgramRoot[],
  settings: ReadonlyMap<string, string>,
): ReadSource[][] {
  const groups = new Groups();
  const resolver = createResolver({ paths: new Set(files.map(({ path }) => path)), ...links });
  const folders = new Map<string, Set<string>>();
  for (const { language, folder } of roots) folders.set(language, (folders.get(language) ?? new Set()).add(folder));
  const holding = new Map<string, string[]>();
  const reading = new Map<string, string[]>();
  for (const { path, grammar, text } of files) {
    const language = languageOf(grammar);
    groups.join(path, `${language} in ${rootOf(path, folders.get(language))}`);
    if (language === "java") groups.join(path, `package ${/^\s*package\s+([\w.]+)/m.exec(text)?.[1] ?? ""}`);
    if (language === "python") {
      for (const name of settingsIn(text, settings)) addTo(holding, name, path);
      for (const [name, library] of settings) if (text.includes(library)) addTo(reading, name, path);
    }
    for (const specifier of new Set(importsIn(language, text))) {
      const target = resolver.resolve(path, specifier, language);
      if (target !== undefined) groups.join(path, target);
      else if (language === "java") groups.join(path, `package ${specifier}`);
    }
  }
  // Projects that have settings of their own are not set by those of others.
  for (const [name, [first, ...others]] of holding)
    if (others.every((path) => groups.of(path) === groups.of(first!)))
      for (const path of reading.get(name) ?? []) groups.join(path, first!);
  const programs = new Map<string, ReadSource[]>();
  for (const file of files) {
    const key = groups.of(file.path);
    const program = programs.get(key);
    if (program === undefined) programs.set(key, [file]);
    else program.push(file);
  }
  return [...programs.values()];
}

/** The language of a grammar. */
export function languageOf(grammar: GrammarName): LanguageId {
  return grammar === "typescript" || grammar === "tsx" ? "javascript" : grammar;
}

function rootOf(path: string, folders: ReadonlySet<string> | undefined): string {
  if (folders === undefined) return "";
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    if (folders.has(folder)) return folder;
    if (folder === "." || folder === "/") return "";
  }
}

/** Of these variables, those that a file has at its top. */
function settingsIn(text: string, settings: ReadonlyMap<string, string>): Set<string> {
  return new Set([...text.matchAll(/^(\w+)[ \t]*[:=]/gm)].flatMap(([, name]) => (settings.has(name!) ? name! : [])));
}

function addTo(lists: Map<string, string[]>, key: string, path: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [path]);
  else list.push(path);
}

/** Names that belong together. */
class Groups {
  readonly #parents = new Map<string, string>();

  /** The name that speaks for all of the group. */
  of(name: string): string {
    let top = name;
    for (let up = this.#parents.get(top); up !== undefined; up = this.#parents.get(top)) top = up;
    for (let at = name; at !== top; ) {
      const up = this.#parents.get(at)!;
      this.#parents.set(at, top);
      at = up;
    }
    return top;
  }

  join(one: string, other: string): void {
    const [left, right] = [this.of(one), this.of(other)];
    if (left !== right) this.#parents.set(right, left);
  }
}
