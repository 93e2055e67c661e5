import type { LanguageId } from "../../ir/index.ts";
import type { Catalog } from "../../models/index.ts";
import { named, unknown, type Value } from "../../values/index.ts";

/**
 * Full names that a class used without an import may have in libraries: one of `java.lang` where that has it, else one
 * of the packages imported whole. The first candidate is of the file's own package, which the project has not.
 */
export function libraryNames(candidates: readonly string[]): readonly string[] {
  const simple = candidates.at(-1)!.split(".").at(-1)!;
  if (javaLang.has(simple)) return [`java.lang.${simple}`];
  const imported = candidates.slice(1, -1);
  return imported.length > 0 ? imported.slice(0, 8) : candidates.slice(0, 1);
}

/** Classes of `java.lang` (Java SE 21). */
const javaLang = new Set(
  "Boolean Byte Character CharSequence Class ClassLoader Comparable Double Enum Error Exception Float Integer Iterable Long Math Module Number Object Process ProcessBuilder ProcessHandle Record Runnable Runtime RuntimeException Short StackWalker StrictMath String StringBuffer StringBuilder System Thread ThreadLocal Throwable Void".split(
    " ",
  ),
);

/** A library's value: its name. */
export function libraryValue(catalog: Catalog, specifier: string, language: LanguageId): Value {
  if (specifier.startsWith(".")) return unknown;
  const plain = plainName(specifier, language);
  return named(catalog.types.get(plain) ?? plain);
}

function plainName(specifier: string, language: LanguageId): string {
  switch (language) {
    case "javascript":
      return specifier
        .replace(/^node:/, "")
        .replaceAll("/", ".")
        .replace(/\.js$/, "");
    case "go":
      // A major version is part of the path: `github.com/go-chi/chi/v5`, `gopkg.in/yaml.v3`.
      return specifier.replace(/[/.]v\d+(?=\/|$)/, "");
    default:
      return specifier;
  }
}
