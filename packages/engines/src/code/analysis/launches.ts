import type { Span } from "../ir/index.ts";
import type { LaunchModel } from "../models/index.ts";
import { rules } from "../rules/index.ts";
import { contents, isSafeFor, itemsOf, only, type Taint, type Thing, type Value } from "../values/index.ts";
import { type Given, type Here, type Machine, placeOf } from "./machine.ts";

/**
 * Programs with options that start other programs or write files, and that look for options among all their arguments:
 * https://gtfobins.github.io/, https://sonarsource.github.io/argument-injection-vectors/
 */
const programs = new Set(
  "git hg svn bzr ssh scp sftp rsync tar bsdtar gtar curl wget find zip sendmail exim psql tcpdump man chrome chromium chromium-browser google-chrome wkhtmltopdf wkhtmltoimage".split(
    " ",
  ),
);
/** Options after which no value of theirs stands. */
const switches =
  /^-(-(no-[\w-]+|[\w-]+=.*|quiet|verbose|progress|force|recursive|recurse-submodules|bare|mirror|all|tags|prune|hard|silent|insecure|location|archive|delete|compress|extract|create|single-branch|noupdate|non-interactive|porcelain|cached|follow|oneline)|[qvlrafkzsL]+)$/;

/** Reports a program that is started with untrusted text where it looks for its options. */
export function checkLaunch(
  machine: Machine,
  here: Here,
  { from = 0 }: LaunchModel,
  name: string,
  given: Given,
  at: Span,
): void {
  const { program, args, isOrdered, isWhole } = vectorOf(here, given, from);
  if (!namesOf(program).some((each) => programs.has(each))) return;
  // Of arguments whose order is not known, those may stand behind the end of the options.
  const { start, end, module } = here.frame.unit;
  if (!isOrdered && /(["'])--\1/.test(module.text.slice(start, end))) return;
  const taints: Taint[] = [];
  let isOption = false;
  for (const arg of args) {
    if (arg.constants?.includes("--") === true) break;
    if (!isOption && mayBeginWithAnything(arg)) taints.push(...unsafe(arg, isWhole));
    const known = only(arg);
    isOption = typeof known === "string" && known.startsWith("-") && !switches.test(known);
  }
  if (taints.length === 0) return;
  const sink = `${name.replace(/^(global|builtins|php|csharp|\*)\./, "")} of ${namesOf(program)[0]}`;
  machine.report({ rule: "argument-injection", at: placeOf(here, at), unit: here.frame.unit, sink, taints, doubt: 0 });
}

interface Vector {
  readonly program: Value | undefined;
  readonly args: readonly Value[];
  /** How many there are is known, and which comes when. */
  readonly isOrdered: boolean;
  /** The arguments may be a list that somebody else made as a whole. */
  readonly isWhole: boolean;
}

/** The program and its arguments: one after the other, the arguments as a list, or all of them as one. */
function vectorOf(here: Here, { positional, more }: Given, from: number): Vector {
  const given = positional.slice(from);
  // What a process is to find in its environment may come first.
  if (given[0] !== undefined && isRecord(here, given[0])) given.shift();
  const [first, second] = given;
  const own = first && listOf(here, first);
  const list = own ?? (second && listOf(here, second));
  if (list === undefined) {
    const args = given.slice(1).filter((each) => each.objects.length === 0);
    const isList = here.frame.unit.module.language === "javascript";
    const all = more === undefined ? args : [...args, more];
    return { program: first, args: all, isOrdered: more === undefined, isWhole: isList || more !== undefined };
  }
  const items = itemsOf(list);
  const all = items ?? contents(list);
  const [program, args] = list === own ? [all[0], all.slice(1)] : [first, all];
  return { program, args, isOrdered: items !== undefined, isWhole: false };
}

function listOf({ state }: Here, { objects }: Value): Thing | undefined {
  const thing = objects.length === 1 ? state.thing(objects[0]!) : undefined;
  return thing?.isList === true ? thing : undefined;
}

function isRecord({ state }: Here, value: Value): boolean {
  return value.objects.length > 0 && value.objects.every((number) => state.thing(number)?.isList !== true);
}

/** What a program may be called, without its folder. */
function namesOf(program: Value | undefined): string[] {
  const texts = (program?.constants ?? []).filter((each) => typeof each === "string");
  return texts.map((text) => text.replace(/^.*[/\\]/, "").replace(/\.exe$/i, ""));
}

function mayBeginWithAnything({ text }: Value): boolean {
  return text === undefined || text.startsWith("\0");
}

/** @param isWhole it may be all arguments: those that a library is given to start a program with are what its caller wants */
function unsafe({ taints }: Value, isWhole: boolean): Taint[] {
  const { context } = rules["argument-injection"];
  const harmless = isWhole ? ["command line", "library input"] : ["command line"];
  return taints.filter(({ safe, source }) => !isSafeFor(safe, context!) && !harmless.includes(source.label));
}
