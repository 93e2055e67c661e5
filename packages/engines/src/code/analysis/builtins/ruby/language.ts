import {
  constant,
  contextSet,
  emptyThing,
  everyContext,
  isKnown,
  joinAll,
  madeSafe,
  named,
  nothing,
  only,
  unknown,
  type Value,
} from "../../../values/index.ts";
import { membership } from "../../compare.ts";
import { elementsOf } from "../../elements.ts";
import { factsAbout } from "../../facts.ts";
import { load } from "../../load.ts";
import type { Here, Machine } from "../../machine.ts";
import { allocate } from "../../store.ts";
import { listOfAny, theList } from "../lists.ts";
import { pairOf, runBlock } from "./blocks.ts";
import type { RubyCall } from "./ruby-call.ts";

/** Methods whose answer carries nothing of what they are called on. */
const measuring = new Set(
  (
    "to_i to_f to_r to_c to_d Integer Float size length bytesize hash nil? empty? blank? present? is_a? kind_of? instance_of? " +
    "respond_to? zero? positive? negative? odd? even? to_time to_date to_datetime object_id index rindex ord hex oct " +
    "frozen? eql? equal? casecmp? <=> block_given? puts print p persisted? new_record? valid? errors arity"
  ).split(" "),
);
/** Methods that give what they are called on. */
const same = new Set(
  "itself dup clone freeze to_s to_str to_sym String presence deep_dup to_proc -@ +@ with_indifferent_access".split(
    " ",
  ),
);

/** The name of a list of what a table's columns are called. */
const columns = "names of columns";

/** Conversions, questions and what every object can do. */
export function callLanguage(machine: Machine, here: Here, call: RubyCall): Value | undefined {
  const { name, receiver, values, block, site } = call;
  const [first = unknown] = values;
  if (name === "to_i" || name === "Integer") {
    const known = only(receiver);
    if (isKnown(receiver) && (typeof known === "number" || /^\d{1,15}$/.test(String(known))))
      return constant(Number(known));
  }
  if (measuring.has(name)) return unknown;
  // What is put into the copy is not put into the first one, but nearly always what is read of one holds of the other.
  if (same.has(name))
    return /^(to_s|to_str|to_sym|String)$/.test(name) ? madeSafe(receiver, contextSet("nosql")) : receiver;
  switch (name) {
    case "class": {
      const owners = receiver.objects.flatMap((number) => here.state.thing(number)?.instanceOf ?? []);
      return owners.length === 0 ? unknown : { ...nothing, constants: undefined, callables: owners };
    }
    case "try":
    case "try!": {
      const called = only(first);
      if (typeof called !== "string") return undefined;
      const target = load(machine, here, receiver, called, site.at);
      const given = { ...site.given, positional: values.slice(1) };
      return target.callables.length > 0 ? machine.invokeAll(here, target, given, site.at) : target;
    }
    case "pairs": {
      const things = receiver.objects.map((number) => here.state.thing(number));
      const isRecord = things.some((thing) => thing !== undefined && !thing.isList) || receiver.objects.length === 0;
      return isRecord ? listOfAny(machine, here, pairOf(machine, here, receiver)) : receiver;
    }
    // https://api.rubyonrails.org/classes/ActiveRecord/ModelSchema/ClassMethods.html
    case "column_names":
    case "attribute_names":
      return receiver.taints.length > 0 ? undefined : named(columns);
    case "include?":
    case "member?":
    case "key?":
    case "has_key?":
    case "cover?":
      if (receiver.taints.length > 0 && receiver.objects.length === 0) return undefined;
      if (receiver.names.includes(columns)) return { ...unknown, whenTrue: factsAbout(first, contextSet("sql")) };
      return { ...unknown, ...membership(here.state, first, receiver) };
    case "presence_in": {
      const { whenTrue } = membership(here.state, receiver, first);
      return whenTrue.length === 0 ? undefined : elementsOf(here.state, first);
    }
    case "exclude?": {
      if (receiver.taints.length > 0 && receiver.objects.length === 0) return undefined;
      const { whenTrue, whenFalse } = membership(here.state, first, receiver);
      return { ...unknown, whenTrue: whenFalse, whenFalse: whenTrue };
    }
    case "in?":
      return { ...unknown, ...membership(here.state, receiver, first) };
    case "in": {
      return { ...unknown, ...membership(here.state, receiver, first) };
    }
    case "fetch": {
      const key = only(first);
      const found =
        typeof key === "string" || typeof key === "number"
          ? load(machine, here, receiver, String(key), site.at)
          : elementsOf(here.state, receiver);
      const other = block === undefined ? values[1] : runBlock(machine, here, block, [first], site.at);
      return joinAll([found, ...(other === undefined ? [] : [other])]);
    }
    case "dig":
      return values.reduce<Value>((owner, part) => {
        const key = only(part);
        return typeof key === "string" ? load(machine, here, owner, key, site.at) : elementsOf(here.state, owner);
      }, receiver);
    case "===": {
      // `case x when /pattern/, Type`: the type of a number says that it is one.
      if (receiver.names.some((type) => /^(Integer|Float|Numeric)$/.test(type)))
        return { ...unknown, whenTrue: factsAbout(first, everyContext) };
      return receiver.names.some((type) => type.startsWith("regex:")) ? undefined : unknown;
    }
    case "Array":
      return theList(here, receiver) === undefined ? listOfAny(machine, here, receiver) : receiver;
    case "to_h":
    case "to_hash":
      return receiver.objects.length > 0 || receiver.taints.length > 0
        ? receiver
        : allocate(machine, here.state, emptyThing());
    default:
      return undefined;
  }
}
