import { joinAll, type Value } from "../values/index.ts";
import type { Here, Machine } from "./machine.ts";

/** Classes of numbers, truth values and times: no text can be hidden in them. */
const measures = new Set([
  "java.lang.Byte",
  "java.lang.Short",
  "java.lang.Integer",
  "java.lang.Long",
  "java.lang.Character",
  "java.lang.Float",
  "java.lang.Double",
  "java.lang.Boolean",
  "java.lang.Number",
  "java.math.BigInteger",
  "java.math.BigDecimal",
  "java.util.UUID",
  "java.util.Date",
  "java.time.Instant",
  "java.time.LocalDate",
  "java.time.LocalDateTime",
  "java.time.ZonedDateTime",
]);

/** `java.util.ArrayList()`: an object of just this class. */
const ownClass = /^[a-z][\w.]*\.[A-Z]\w*\(\)$/;

/**
 * A value that is declared to be of a class. Of what is not known otherwise, the class says which library's object it
 * is, or what its methods are.
 */
export function typedAs(machine: Machine, here: Here, value: Value, type: Value): Value {
  if (type.names.some((name) => measures.has(name))) return { ...value, taints: [] };
  const owners = type.callables.filter((callable) => callable.kind === "class");
  if (owners.length > 0) {
    const isKnown = value.objects.length > 0 || value.callables.length > 0 || isNull(value);
    if (isKnown) return value;
    const objects = joinAll(owners.map((owner) => machine.objectOf(here, owner)));
    return { ...value, objects: objects.objects, names: [...value.names, ...objects.names] };
  }
  const catalog = machine.catalog(here.frame.unit.module.language);
  const names = type.names.map((name) => catalog.types.get(`${name}()`) ?? `${name}()`);
  // What it was made as says more than what it is declared to be.
  if (value.names.some((name) => ownClass.test(name)) || isNull(value)) return value;
  const added = names.filter((name) => !value.names.includes(name));
  return added.length === 0 ? value : { ...value, names: [...value.names, ...added] };
}

function isNull(value: Value): boolean {
  return !value.isOpen && value.constants?.length === 1 && value.constants[0] === null;
}
