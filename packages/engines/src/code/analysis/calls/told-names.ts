import type { Catalog } from "../../models/index.ts";
import type { Value } from "../../values/index.ts";
import { beside } from "../beside.ts";

const knownOf = beside<Catalog, Map<string, boolean>>(() => new Map());

/**
 * Names of library things as far as any model tells of them: what came out of a library's call and out of what that gave,
 * and no model knows, is as good as anything else of that kind.
 */
export function toldNames(catalog: Catalog, value: Value): string {
  const { names } = value;
  if (names.length === 0) return "";
  return names.filter((name) => isTold(catalog, name)).join("|") + routerOf(catalog, value);
}

/** All names of library things that a value may be. */
export function allNames(catalog: Catalog, value: Value): string {
  const { names } = value;
  return names.length === 0 ? "" : names.join("|") + routerOf(catalog, value);
}

/** Where endpoints are is decided by which router they are made on. */
function routerOf({ routerNames }: Catalog, { names, number }: Value): string {
  return names.some((name) => routerNames.has(name)) ? `#${number}` : "";
}

function isTold(catalog: Catalog, name: string): boolean {
  const known = knownOf(catalog);
  let told = known.get(name);
  if (told === undefined) {
    told = !isDerived(name) || isModelled(catalog, name);
    known.set(name, told);
  }
  return told;
}

/** What is taken from what a call gave or a list holds, or is the language's own; names with a mark of their own are not. */
function isDerived(name: string): boolean {
  const isTaken = /(\(\)|\[\])[.[(]|\[\]$|^(builtins|global)\./.test(name);
  return isTaken && !/[:<]|\bcaller\b/.test(name.replace(/^package:/, ""));
}

function isModelled({ known, callers }: Catalog, name: string): boolean {
  return ["", "()", "[]"].some((end) => known.has(name + end)) || callers?.test(name) === true;
}
