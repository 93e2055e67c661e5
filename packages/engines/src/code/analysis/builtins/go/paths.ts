import { posix } from "node:path";
import {
  constant,
  contextSet,
  isKnown,
  isSafeFor,
  listOf,
  madeSafe,
  only,
  onlyTaints,
  unknown,
  type Value,
  withHop,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { factsAbout } from "../../facts.ts";
import type { Here, Machine } from "../../machine.ts";
import { allocate } from "../../store.ts";

/** Functions of `path` and `path/filepath`: https://pkg.go.dev/path/filepath */
export function callPath(machine: Machine, here: Here, name: string, { given, at }: CallSite): Value | undefined {
  const match = /^(?:path|path\/filepath)\.(\w+)$/.exec(name);
  if (match === null) return undefined;
  const [first = unknown, second = unknown] = given.positional;
  const all = [...given.positional, ...(given.more === undefined ? [] : [given.more])];
  const canonical = (value: Value, of: Value = first): Value => {
    const partOf = of.number === 0 ? [] : [{ about: of.number, safe: contextSet("path", "path step") }];
    return { ...withHop(value, at, `through ${name}`), number: machine.fresh(), names: ["canonical path"], partOf };
  };
  switch (match[1]) {
    case "Clean":
    case "FromSlash":
    case "ToSlash":
      return canonical(rooted(onlyTaints([first]), first));
    case "Join": {
      const written = all.map((value) => (isKnown(value) ? only(value) : undefined));
      if (written.every((part) => typeof part === "string")) return constant(posix.join(...written));
      const rootOnly = isKnown(first) && (only(first) === "/" || only(first) === "");
      const inputs = onlyTaints(
        all.map((value, index) => (index > 0 ? madeSafe(value, contextSet("path root")) : value)),
      );
      const [lastTainted] = all.filter((value) => value.taints.length > 0).reverse();
      return canonical(rootOnly && only(first) === "/" ? madeSafe(inputs, contextSet("path")) : inputs, lastTainted);
    }
    case "Abs":
    case "EvalSymlinks":
      return allocate(machine, here.state, listOf([canonical(onlyTaints([first])), unknown]));
    case "Rel":
      return allocate(
        machine,
        here.state,
        listOf([{ ...canonical(onlyTaints([second]), second), names: ["relative path", "canonical path"] }, unknown]),
      );
    case "Base":
      return { ...madeSafe(onlyTaints([first]), contextSet("path")), number: machine.fresh() };
    case "Dir":
    case "VolumeName":
      return canonical(onlyTaints([first]));
    case "Ext":
      return unknown;
    case "Split": {
      const file = { ...madeSafe(onlyTaints([first]), contextSet("path")), number: machine.fresh() };
      return allocate(machine, here.state, listOf([canonical(onlyTaints([first])), file]));
    }
    case "IsLocal":
      return { ...unknown, whenTrue: factsAbout(first, contextSet("path")) };
    case "IsAbs":
      return { ...unknown, whenFalse: factsAbout(first, contextSet("path root")) };
    case "Match":
      return unknown;
    default:
      return undefined;
  }
}

/** `Clean("/" + name)` cannot lead above the root. */
function rooted(value: Value, given: Value): Value {
  const isRooted =
    given.text?.startsWith("/") === true ||
    (given.taints.length > 0 && given.taints.every(({ safe }) => isSafeFor(safe, "rooted")));
  return isRooted ? madeSafe(value, contextSet("path")) : value;
}
