import { type Context, contextSet, everyContext, isSafeFor, only, unknown, type Value } from "../../values/index.ts";
import { factsAbout } from "../facts.ts";
import { safeWithoutKeys } from "../keys.ts";

const mostPattern = 100;
const longestPattern = 500;

/**
 * The answer to whether a text begins with another: a canonical path that does stays in its folder, an address whose
 * host is part of the beginning leads nowhere else.
 */
export function beginsWith(subject: Value, beginning: Value): Value {
  const prefix = only(beginning);
  // A way from one folder to a place that does not lead up stays below it.
  if (prefix === ".." && subject.names.includes("relative path"))
    return { ...unknown, whenFalse: factsAbout(subject, contextSet("path")) };
  const namesHost = typeof prefix === "string" && /^[a-z][a-z0-9+.-]*:\/\/[^/]+\//i.test(prefix);
  // A text that begins with this begins with no dash, and no option does.
  const isOperand = typeof prefix === "string" && prefix !== "" && !prefix.startsWith("-");
  const whole = subject.names.includes("canonical path")
    ? contextSet("path")
    : // Behind the beginning of a first segment nothing names a host any more.
      namesHost || (typeof prefix === "string" && /^\/[^/\\]/.test(prefix))
      ? contextSet("url", "redirect")
      : // Names of the own process: https://docs.oracle.com/javase/jndi/tutorial/getStarted/concepts/java.html
        prefix === "java:"
        ? contextSet("object")
        : 0;
  const safe = whole | (prefix === "/" ? rootedIn(subject) : 0) | (isOperand ? contextSet("argument") : 0);
  const whenFalse = typeof prefix === "string" ? factsAbout(subject, safeWithoutBeginning(subject, prefix)) : [];
  return { ...unknown, whenTrue: safe === 0 ? [] : factsAbout(subject, safe), whenFalse };
}

/** The answer to whether a text ends with another: a host below a domain that the code names is the program's own choice. */
export function endsWith(subject: Value, ending: Value): Value {
  const suffix = only(ending);
  if (typeof suffix !== "string" || !/^\.[\w-]+\.[\w.-]+$/.test(suffix)) return unknown;
  const hosts = contextSet("url", "redirect");
  const whenTrue = subject.partOf.flatMap(({ about, safe }) =>
    (safe & hosts) === 0 ? [] : [{ about, safe: safe & hosts }],
  );
  return { ...unknown, whenTrue };
}

function safeWithoutBeginning(subject: Value, prefix: string): number {
  if (prefix === "-") return contextSet("argument");
  // A way on the own site begins with one slash.
  if (prefix === "//") return contextSet("single", ...(isAll(subject, "rooted") ? (["redirect"] as const) : []));
  return prefix === "/" ? contextSet("path root") : 0;
}

function rootedIn(subject: Value): number {
  return contextSet("rooted", ...(isAll(subject, "single") ? (["redirect"] as const) : []));
}

function isAll({ taints }: Value, context: Context): boolean {
  return taints.length > 0 && taints.every(({ safe }) => isSafeFor(safe, context));
}

/**
 * Contexts for which a text is safe that matches a whole pattern such as `^[a-z0-9-]+$`: those whose dangerous
 * characters its classes leave out. Zero when the pattern is not anchored at both ends or not simple enough to judge.
 */
export function safeWhenMatching(written: string, isFullMatch: boolean): number {
  const pattern = written.replace(/^\(\?[is]+\)/, "");
  const anchored =
    isFullMatch || (/^(\^|\\A)/.test(pattern) && /(\$|\\Z|\\z)$/.test(pattern) && !hasOuterChoice(pattern));
  const body = pattern.replace(/^(\^|\\A)/, "").replace(/(\$|\\Z|\\z)$/, "");
  const isOperand = (isFullMatch || /^(\^|\\A)/.test(pattern)) && beginsWithoutDash(body);
  const argument = contextSet("argument");
  // One slash and then something else: a way on the own site.
  if (/^(\^|\\A)\\?\/(\[\^[^\]]*\/|\(\?!\[?\\?\/|\\w|\[a-z)/i.test(pattern) && !anchored && !hasOuterChoice(pattern))
    return contextSet("redirect", "argument");
  const host =
    pattern.length <= longestPattern && fixedHost.test(pattern) && !hasOuterChoice(pattern)
      ? contextSet("url", "redirect")
      : 0;
  if (!anchored) return (isOperand && !hasOuterChoice(pattern) ? argument : 0) | host;
  const safe = safeOfWhole(body) | host;
  return isOperand ? safe | argument : safe & ~argument;
}

/** An address whose host ends with a domain that the pattern says, and ends there: `^https://[a-z-]+\.example\.com/`. */
const fixedHost =
  /^(?:\^|\\A)https?\??:\\?\/\\?\/(?:[\w-]|\\[.-]|\[[\w\\.-]+\](?:[+*?]|\{\d*,?\d*\})?)*[\w-]+\\\.[a-z]{2,}(?:\(\\\.[a-z]+\)\?)?\\?\//i;

/** Whether the pattern is a choice as a whole, so that an anchor at one end holds of one branch only. */
function hasOuterChoice(pattern: string): boolean {
  let depth = 0;
  for (const [part] of pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[()|]/gs)) {
    if (part === "(") depth++;
    else if (part === ")") depth--;
    else if (part === "|" && depth <= 0) return true;
  }
  return false;
}

/** Whether the first thing that a pattern wants is a character other than a dash. */
function beginsWithoutDash(body: string): boolean {
  const first = /^(?:\((?:\?:)?)*(\[(?!\^)(?:\\.|[^\]\\])+\](?![*?])|\\[wd/.](?![*?])|[\w/.~@](?![*?]))/.exec(
    body,
  )?.[1];
  if (first === undefined) return false;
  return !first.startsWith("[") || !/\[-|-\]$|\\[-SDW]|[^\w]-[^\w]/.test(first.replace(/\w-\w/g, ""));
}

const waysUp = ["..", "../a", "a/..", "a/../b", "/../a"];
const names = ["a", "a/b", "a.b", "index.html"];

/** Whether a pattern finds a step to the folder above wherever it stands in a path, and leaves other names alone. */
function findsWayUp(pattern: string): boolean {
  if (!pattern.includes("\\.") || pattern.length > mostPattern) return false;
  let wanted: RegExp;
  try {
    wanted = new RegExp(pattern);
  } catch {
    return false;
  }
  return waysUp.every((path) => wanted.test(path)) && !names.some((path) => wanted.test(path));
}

/** Names that hold a step to the folder above, or that hold one when part of them is taken away. */
const hostile = [...waysUp, "....//a", "..././a", ".../...//a", "a/....//b", "..\\a", "a\\..\\b", "a/..\\b"];

/** Whether no step to the folder above is left when all that a pattern finds is replaced. */
function removesWaysUp(pattern: string, replacement: string): boolean {
  if (pattern === "..") return !replacement.includes(".");
  if (!/\\\.|\[\.\]/.test(pattern) || pattern.length > mostPattern || replacement.includes("$")) return false;
  let searched: RegExp;
  try {
    searched = new RegExp(pattern, "g");
  } catch {
    return false;
  }
  return hostile.every((path) => !path.replace(searched, replacement).split(/[\\/]/).includes(".."));
}

function safeOfWhole(body: string): number {
  const excluded = /^\[\^((?:\\.|[^\]\\])+)\][+*]$/.exec(body)?.[1];
  return excluded === undefined ? safeWithCharacters(body) : safeWithout(`[${excluded}]`);
}

/** Contexts for which a text is safe that a pattern does not find anything in, or does not match as a whole. */
export function safeWhenNotMatching(pattern: string): number {
  // A class that is searched for and not found: `[;&|]`, and `[^\w-]` or `\W`, which leave only some.
  const negated = /^(?:\[\^((?:\\.|[^\]\\])+)\]|\\([WD]))\+?$/.exec(pattern);
  if (negated !== null)
    return safeWithCharacters(`[${negated[1] ?? `\\${negated[2]!.toLowerCase()}`}]+`) & ~contextSet("argument");
  if (/^\[(?:\\.|[^\]\\])+\]\+?$/.test(pattern)) return safeWithout(pattern.replace(/\+$/, ""));
  if (/^\^\(?-+\)?$/.test(pattern)) return contextSet("argument");
  if (findsWayUp(pattern)) return contextSet("path step");
  const isWhole = /^\^\(?[\w|:?]*\)?\$$/.test(pattern);
  const words = pattern.replace(/^\^|\$$/g, "").replace(/^\((\?:)?|\)$/g, "");
  const isList = isWhole || /^[\w|]+$/.test(words);
  return isList ? safeWithoutKeys(words.split("|")) : 0;
}

/** Signs without the backslash that stands before some of them, and without letters and digits in short. */
function unescaped(signs: string): string {
  return signs.replace(/\\([wd]|[^\w\s\\])/g, (_, sign: string) => (/\w/.test(sign) ? "" : sign));
}

/** Letters and digits, as Java, Ruby and POSIX name them. */
const letterClass =
  /\\p\{(?:X?Digit|Alnum|Alpha|Lower|Upper|L[ul]?|Nd?)\}|\[:(?:x?digit|alnum|alpha|lower|upper|word):\]/gi;

/** Contexts for which the characters that a pattern admits do no harm. */
export function safeWithCharacters(written: string): number {
  const body = written.replace(letterClass, "\\w");
  if (/(^|[^\\])\.(?!\w)/.test(body.replace(/\[[^\]]*\]/g, "")) || /\[\^/.test(body) || /\\[SWD]/.test(body)) return 0;
  const classes = unescaped([...body.matchAll(/\[([^\]]*)\]/g)].map(([, inside]) => inside!).join(""));
  const outside = body.replace(/\[[^\]]*\]/g, "");
  const all = `${classes}${unescaped(outside.replace(/\\[wdbAZz]|(?<!\\)[(){}*+?^$|:,]|\d/g, ""))}`;
  let safe = everyContext;
  if (/['"`;\\]|\\x27/.test(all)) safe &= ~contextSet("sql", "code", "xpath", "shell", "html", "template");
  if (/[<>&]/.test(all)) safe &= ~contextSet("html", "shell");
  if (/[$|]/.test(all)) safe &= ~contextSet("shell", "nosql");
  if (/\\s| /.test(all)) safe &= ~contextSet("shell", "code", "log", "header", "sql");
  if (/\//.test(all)) safe &= ~contextSet("path", "path root", "url", "redirect");
  if (/\./.test(all) && /\//.test(all)) safe &= ~contextSet("path step");
  if (/[()*]/.test(all)) safe &= ~contextSet("ldap", "code");
  return safe;
}

/** Characters that do harm in a context, each of them. */
const dangers: readonly (readonly [Context, string])[] = [
  ["shell", "\t\n !\"#$&'()*;<>?[\\]`{|}~"],
  ["sql", "\"';\\`"],
  ["html", "\"&'<>"],
  ["header", "\n\r"],
  ["log", "\n\r"],
  ["path", "/\\"],
  ["xpath", "\"'"],
  ["ldap", "\0()*\\"],
];

/** Contexts for which a text is safe that has none of the characters of a class: `[;&|]`, or what `[^;&|]` leaves out. */
function safeWithout(characters: string): number {
  let one: RegExp;
  try {
    one = new RegExp(`^(?:${characters})$`, "s");
  } catch {
    return 0;
  }
  return safeWithoutEach((each) => one.test(each));
}

/** Contexts of whose dangerous characters a text has none. */
export function safeWithoutEach(isGone: (character: string) => boolean): number {
  return contextSet(...dangers.filter(([, all]) => [...all].every(isGone)).map(([context]) => context));
}

/** Contexts made safe by replacing all that a global pattern matches. */
export function safeAfterReplacing(pattern: string, isGlobal: boolean, replacement: string | undefined): number {
  if (/^\^(-\+|\[-[^\]]*\]\+)$/.test(pattern)) return contextSet("argument");
  if (/^\^(\\?\/|\[[\\/]+\])\+$/.test(pattern) && replacement === "") return contextSet("path root");
  if (/^\^(\\?\/)+\+$/.test(pattern) && replacement === "/") return contextSet("single");
  if (!isGlobal) return 0;
  if (replacement !== undefined && removesWaysUp(pattern, replacement)) return contextSet("path step");
  const negated = /^\[\^([^\]]*)\]\+?$/.exec(pattern);
  if (negated !== null || /^\\[WD]\+?$/.test(pattern)) return safeWithCharacters(`[${negated?.[1] ?? "\\w"}]+`);
  const removed = /^\(?(\[(?!\^)(?:\\.|[^\]\\])+\])\)?\+?$/.exec(pattern)?.[1];
  if (removed !== undefined && replacement !== undefined && /^[\w-]*$/.test(replacement)) {
    const without = safeWithout(removed);
    if (without !== 0) return without;
  }
  if (pattern === "'" && replacement !== undefined && !replacement.includes("'")) return contextSet("xpath");
  if (/\\n|\\r/.test(pattern) && replacement !== undefined && !/[\r\n]/.test(replacement))
    return contextSet("log", "header");
  if (/^<$/.test(pattern) && replacement === "&lt;") return contextSet("html");
  if (/</.test(pattern) && /^\[[^\]]*\]$/.test(pattern) && /&/.test(pattern)) return contextSet("html");
  return 0;
}
