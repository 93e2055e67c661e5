import {
  type Context,
  type ContextSet,
  contextSet,
  type Fact,
  madeSafe,
  only,
  type Value,
} from "../../values/index.ts";
import { factsAbout } from "../facts.ts";

/** Of these calls a later part that is absolute leaves the parts before it out. */
const beginsAnew = /(^|\.)(resolve\w*|joinpath|urljoin)$|(os\.|posix)path\.join$/;
/** These leave steps up in what they join: https://docs.python.org/3/library/os.path.html#os.path.join */
const joinsAsGiven = /(os\.|posix)path\.join$/;

/** A part of what a call joins: where a part before it stays, that says where the path begins. */
export function behind(part: Value, name: string, before: readonly Value[]): Value {
  const isModule = ({ names }: Value) => names.some((each) => !each.includes("(") && name.startsWith(`${each}.`));
  if (beginsAnew.test(name) || before.every(isModule)) return part;
  return madeSafe(part, contextSet("path root"));
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
