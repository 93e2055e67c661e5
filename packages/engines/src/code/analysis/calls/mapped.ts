import { onlyTaints, unknown, type Value } from "../../values/index.ts";
import { givenInOrder, type Here, type Machine } from "../machine.ts";
import type { CallSite } from "./call-site.ts";

/** What these give is what the function gives that they are given. */
const maps =
  /^(map|mapToObj|mapNotNull|flatMap|flatMapMany|flatMapIterable|flatMapSequential|concatMap|switchMap|thenApply|thenCompose|handle|transform|onItem|chain)$/;

/** What a function of the program makes of each part of a value; `undefined` where it is not known or not asked. */
export function mappedBy(machine: Machine, here: Here, { method, given, receiver, at }: CallSite): Value | undefined {
  const [by] = given.positional;
  if (receiver === undefined || by === undefined || method === undefined || !maps.test(method)) return undefined;
  if (here.frame.unit.module.language !== "java") return undefined;
  const { sanitizers } = machine.catalog("java");
  if (by.names.some((name) => sanitizers.get(name)?.safe === "every")) return unknown;
  if (by.callables.length === 0 || by.callables.some(({ kind }) => kind !== "function")) return undefined;
  const part = { ...onlyTaints([receiver]), number: machine.fresh() };
  return machine.invokeAll(here, by, givenInOrder(part), at);
}
