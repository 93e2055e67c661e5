import type { Catalog } from "../models/index.ts";
import { beside } from "./beside.ts";
import { rowOfCallee } from "./stores/rows.ts";

const longestName = 100;

/** Names are met again and again: each is put together once, so that to look it up costs little. */
interface Names {
  readonly members: Map<string, Map<string, string>>;
  readonly results: Map<string, string>;
  readonly methods: Map<string, string>;
}

const namesOf = beside<Catalog, Names>(() => ({ members: new Map(), results: new Map(), methods: new Map() }));

/** The library name of a member of a thing with a library name; `undefined` when it grows too long. */
function memberName(catalog: Catalog, owner: string, name: string): string | undefined {
  const { members } = namesOf(catalog);
  let known = members.get(owner);
  if (known === undefined) {
    known = new Map();
    members.set(owner, known);
  }
  let full = known.get(name);
  if (full === undefined) {
    const plain = name === "default" ? owner : `${owner}.${name}`;
    full = catalog.types.get(plain) ?? catalog.types.get(`${owner}.*`) ?? plain;
    known.set(name, full);
  }
  return full.length <= longestName ? full : undefined;
}

/** The same of all names that the thing may have. */
export function memberNames(catalog: Catalog, owners: readonly string[], name: string): string[] {
  const names: string[] = [];
  for (const owner of owners) {
    const full = memberName(catalog, owner, name);
    if (full !== undefined) names.push(full);
  }
  return names;
}

/** The library name of what a call of a thing with a library name gives; `undefined` when it grows too long. */
function resultName(catalog: Catalog, callee: string): string | undefined {
  const { results } = namesOf(catalog);
  let full = results.get(callee);
  if (full === undefined) {
    const plain = `${callee}()`;
    full = rowOfCallee(callee) ?? catalog.types.get(plain) ?? plain;
    results.set(callee, full);
  }
  return full.length <= longestName ? full : undefined;
}

/** The same of all names that the callee may have. */
export function namesOfResults(catalog: Catalog, callees: readonly string[]): string[] {
  const names: string[] = [];
  for (const callee of callees) {
    const full = resultName(catalog, callee);
    if (full !== undefined) names.push(full);
  }
  return names;
}

/** What models call a method by, whatever it is called on. */
export function methodName(catalog: Catalog, method: string): string {
  const { methods } = namesOf(catalog);
  let full = methods.get(method);
  if (full === undefined) {
    full = `*.${method}`;
    methods.set(method, full);
  }
  return full;
}
