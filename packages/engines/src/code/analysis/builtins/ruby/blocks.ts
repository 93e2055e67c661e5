import { joinAll, listOf, nothing, type Place, unknown, type Value } from "../../../values/index.ts";
import { elementsOf } from "../../elements.ts";
import { givenInOrder, type Here, type Machine } from "../../machine.ts";
import { allocate } from "../../store.ts";
import { derived } from "../derived.ts";
import { listOfAny, theList } from "../lists.ts";
import type { RubyCall } from "./ruby-call.ts";

/** Methods that give what their block lets through: items of what they are called on. */
const choosing = new Set(
  "select filter reject sort_by sort uniq take_while drop_while find_all partition group_by min_by max_by each_with_index each_slice each_cons each_with_object each index_by in_groups_of".split(
    " ",
  ),
);
/** Methods that give one item. */
const picking = new Set("find detect find_by min_by max_by".split(" "));
/** Methods that give what their block makes of each item. */
const mapping = new Set(
  "map collect flat_map collect_concat filter_map map! collect! each_entry to_h zip times".split(" "),
);
/** Methods that say something of all items. */
const asking = new Set("any? all? none? one? count sum find_index delete_if keep_if select! reject!".split(" "));

/** Methods that run the block or function that they are given or called on. */
export function callBlocks(machine: Machine, here: Here, call: RubyCall): Value | undefined {
  const { name, receiver, values, block, site } = call;
  const { at } = site;
  if (name === "call" || name === "yield" || name === "()") {
    if (receiver.callables.length === 0) return undefined;
    return machine.invokeAll(here, receiver, site.given, at);
  }
  if (block === undefined) return undefined;
  switch (name) {
    case "tap":
      runBlock(machine, here, block, [receiver], at);
      return receiver;
    case "then":
    case "yield_self":
      return runBlock(machine, here, block, [receiver], at);
    case "instance_eval":
    case "instance_exec":
    case "class_eval":
    case "class_exec":
    case "module_eval":
      return runBlock(machine, here, asMethodsOf(block, receiver), [receiver, ...values], at);
    case "inject":
    case "reduce": {
      const first = values[0] ?? unknown;
      const item = elementsOf(here.state, receiver);
      const once = runBlock(machine, here, block, [joinAll([first, item]), item], at);
      return { ...joinAll([first, once]), isOpen: true };
    }
    case "each_with_object":
      runBlock(machine, here, block, [elementsOf(here.state, receiver), values[0] ?? unknown], at);
      return values[0] ?? unknown;
    case "fetch":
      return undefined;
  }
  const isMapping = mapping.has(name);
  if (!isMapping && !choosing.has(name) && !picking.has(name) && !asking.has(name)) return undefined;
  const items = itemsFor(machine, here, call);
  const results = items.map((item) => runBlock(machine, here, block, [item, unknown], at));
  if (asking.has(name)) return unknown;
  if (picking.has(name)) return { ...joinAll(items), isOpen: true };
  if (isMapping) return listOfAny(machine, here, { ...joinAll(results), isOpen: true });
  if (receiver.objects.length > 0 || receiver.taints.length === 0)
    return receiver.objects.length > 0 ? { ...receiver, number: 0 } : unknown;
  return derived(machine, here, site, name, [receiver]);
}

/** What a block is given: each item, or a pair of a record. */
function itemsFor(machine: Machine, here: Here, { receiver }: RubyCall): Value[] {
  const things = receiver.objects.map((number) => here.state.thing(number));
  const isRecord = things.length > 0 && things.every((thing) => thing !== undefined && !thing.isList);
  if (!isRecord) return [elementsOf(here.state, receiver)];
  return [pairOf(machine, here, receiver)];
}

/** A key and a value of a record, as a list of both. */
export function pairOf(machine: Machine, here: Here, record: Value): Value {
  const key: Value = record.taints.length > 0 ? { ...unknown, taints: record.taints } : unknown;
  return allocate(machine, here.state, listOf([key, elementsOf(here.state, record)]));
}

/** Calls a block with what it is given: one list stands for all of its parameters where it has several. */
export function runBlock(machine: Machine, here: Here, block: Value, given: readonly Value[], at: Place): Value {
  return joinAll(
    block.callables.map((callable) => {
      const count = callable.kind === "function" ? callable.unit.parameters.length : 1;
      const [first] = given;
      const list = first === undefined ? undefined : theList(here, first);
      const spread = count > 1 && list !== undefined ? [...list.slots.values()] : given;
      const positional = spread.slice(0, Math.max(count, 1));
      return machine.invoke(here, callable, givenInOrder(...positional), at, false);
    }),
  );
}

/** The functions of a block with another object as their own. */
export function asMethodsOf(block: Value, self: Value): Value {
  return {
    ...nothing,
    constants: undefined,
    callables: block.callables.map((callable) => (callable.kind === "function" ? { ...callable, self } : callable)),
  };
}
