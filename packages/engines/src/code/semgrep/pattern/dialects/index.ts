import type { ReadableGrammar } from "../../syntax/index.ts";
import type { Dialect } from "./contract.ts";
import { csharp } from "./csharp.ts";
import { go } from "./go.ts";
import { java } from "./java.ts";
import { javascript } from "./javascript.ts";
import { php } from "./php.ts";
import { python } from "./python.ts";
import { ruby } from "./ruby.ts";

export type { Dialect } from "./contract.ts";

/** The languages that patterns are written in. */
export const dialects = { csharp, go, java, javascript, php, python, ruby } as const satisfies Readonly<
  Record<string, Dialect>
>;

/** Languages that share their patterns. */
export type Family = keyof typeof dialects;

export const families: readonly Family[] = ["csharp", "go", "java", "javascript", "php", "python", "ruby"];

/** The language that a rule names; `undefined` for one that is not read here. */
export function familyNamed(name: string): Family | undefined {
  return families.find((family) => dialects[family].names.includes(name.toLowerCase()));
}

/** The language of a file. */
export function familyOf(grammar: ReadableGrammar): Family {
  return families.find((family) => dialects[family].files.includes(grammar))!;
}
