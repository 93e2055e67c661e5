import type { Catalog } from "../models/index.ts";
import { beside } from "./beside.ts";
import { rowOfCallee } from "./stores/rows.ts";

const longestName = 100;

/** Names are met again and again: each is put together once, so that to look it up costs little. */
interface Names {
  readonly members: Map<string, Map<string, string>>;
  readonly results: Map<string, string>;
}

const namesOf = beside<Catalog, Names>(() => ({ members: new Map(), results: new Map() }));

/** The library name of a member of a thing with a library name; `undefined` when it grows too long. */
export function memberName(catalog: Catalog, owner: string, name: string): string | undefined {
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

/** The library name of what a call of a thing with a library name gives; `undefined` when it grows too long. */
export function resultName(catalog: Catalog, callee: string): string | undefined {
  const { results } = namesOf(catalog);
  let full = results.get(callee);
  if (full === undefined) {
    const plain = `${callee}()`;
    full = rowOfCallee(callee) ?? catalog.types.get(plain) ?? plain;
    results.set(callee, full);
  }
  return full.length <= longestName ? full : undefined;
}
