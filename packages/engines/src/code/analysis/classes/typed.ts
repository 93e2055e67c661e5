import { joinAll, type Value } from "../../values/index.ts";
import type { Here, Machine } from "../machine.ts";
import { traits } from "../traits.ts";
import { libraryBases } from "./bases.ts";

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
  "java.lang.Enum",
  "java.math.BigInteger",
  "java.math.BigDecimal",
  "java.util.UUID",
  "java.util.Date",
  "java.time.Instant",
  "java.time.LocalDate",
  "java.time.LocalDateTime",
  "java.time.ZonedDateTime",
  ..."bool byte rune uintptr int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 float32 float64 complex64 complex128"
    .split(" ")
    .map((name) => `builtin.${name}`),
  "csharp.number",
  "php.int",
  "php.float",
  "php.bool",
  "time.Time",
  "time.Duration",
  "net.IP",
  "net/netip.Addr",
  "math/big.Int",
  "github.com/google/uuid.UUID",
]);

/** Whether nothing can be hidden in what is declared to be of this type. */
export function isMeasured(type: Value): boolean {
  const owners = type.callables.filter((callable) => callable.kind === "class");
  const bases = owners.flatMap((owner) => libraryBases(owner));
  return [...type.names, ...bases].some((name) => measures.has(name.replace(/\(\)$/, "")));
}

/** The name of what holds a number, where objects are filled by calls. */
export const measured = "measure()";

/** `java.util.ArrayList()`: an object of just this class. */
const ownClass = /^[a-z][\w.]*\.[A-Z]\w*\(\)$/;

/**
 * A value that is declared to be of a class. Of what is not known otherwise, the class says which library's object it
 * is, or what its methods are.
 */
export function typedAs(machine: Machine, here: Here, value: Value, type: Value): Value {
  const owners = type.callables.filter((callable) => callable.kind === "class");
  if (isMeasured(type)) {
    return traits[here.frame.unit.module.language].isTyped
      ? { ...value, taints: [], names: [...value.names, measured] }
      : { ...value, taints: [] };
  }
  if (owners.length > 0) {
    const isKnown = value.objects.length > 0 || value.callables.length > 0 || isNull(value);
    if (isKnown) return value;
    const objects = joinAll(owners.map((owner) => machine.objectOf(here, owner)));
    const { types } = machine.catalog(here.frame.unit.module.language);
    const names = objects.names.map((name) => types.get(name) ?? name);
    const number = value.number || objects.number;
    return { ...value, number, objects: objects.objects, names: [...new Set([...value.names, ...names])] };
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
