import {
  asPart,
  type Context,
  type ContextSet,
  contextSet,
  type Fact,
  madeSafe,
  only,
  type Taint,
  type Value,
} from "../../values/index.ts";
import { taintsWithin } from "../elements.ts";
import { factsAbout } from "../facts.ts";
import type { Here } from "../machine.ts";

/** Of these calls a later part that is absolute leaves the parts before it out. */
const beginsAnew = /(^|\.)(resolve\w*|joinpath|urljoin)$|(os\.|posix)path\.join$/;
/** These leave steps up in what they join: https://docs.python.org/3/library/os.path.html#os.path.join */
const joinsAsGiven = /(os\.|posix)path\.join$/;

/** What untrusted data the values hold that a call joins, each as a part of what it gives. */
export function joinedParts(here: Here, name: string, parts: readonly Value[]): Value[] {
  return parts.flatMap((part, index) => {
    const isFirst = parts.slice(0, index).every((before) => isModuleOf(name, before));
    const inputs = taintsWithin(here.state, part).map((input) => (isFirst ? input : behind(input, name)));
    if (parts.length === 1) return inputs;
    return inputs.map(isFirst ? asBeginning : asPart);
  });
}

function isModuleOf(name: string, { names }: Value): boolean {
  return names.some((each) => !each.includes("(") && name.startsWith(`${each}.`));
}

/** Where the part before it stays, that says where the path begins. */
function behind(part: Value, name: string): Value {
  return beginsAnew.test(name) ? part : madeSafe(part, contextSet("path root"));
}

/** What others are joined behind, as a part; but the folder that the caller of a library names is the caller's to choose. */
function asBeginning(value: Value): Value {
  const taints = value.taints.map(
    (taint): Taint =>
      taint.source.label === "library input" || taint.isPart === true ? taint : { ...taint, isPart: true },
  );
  return { ...value, taints };
}

/** Whether a path begins at the top, above which nothing leads, and is freed of its steps up: `normalize("/" + name)`. */
export function isBelowTop(name: string, parts: readonly Value[]): boolean {
  if (joinsAsGiven.test(name)) return false;
  const given = parts.filter(({ taints, constants }) => taints.length > 0 || constants !== undefined);
  const [first] = given;
  if (first === undefined) return false;
  return given.length === 1 ? /^[\\/]+\0/.test(first.text ?? "") : only(first) === "/";
}

/** Contexts for which a call undoes an earlier escape or check. */
export function cancelledBy(contexts: readonly Context[]): ContextSet {
  return contextSet(...contexts, ...(contexts.includes("path") ? (["path step", "path root"] as const) : []));
}

const mostParts = 8;

/** What is proved of a path as a whole holds of each of its parts. */
export function pathFactsOf(parts: readonly Value[]): readonly Fact[] {
  return parts.flatMap((part) => factsAbout(part, contextSet("path", "path step"))).slice(0, mostParts);
}
