import type { FunctionUnit, Parameter } from "../../ir/index.ts";
import { type Callable, type ContextSet, contextSet, everyContext, madeSafe, type Value } from "../../values/index.ts";
import { safeWhenMatching } from "../builtins/text.ts";
import type { CallSite } from "../calls/call-site.ts";
import { optionOf } from "../conditions.ts";
import { textOf } from "../literals.ts";
import type { Here, Machine } from "../machine.ts";

/** The paths under which a function is registered: where the call says one, or its decorators do. */
export function pathsOf(machine: Machine, here: Here, unit: FunctionUnit, site: CallSite): string[] {
  const decorators = unit.decorators.flatMap((decorator) =>
    decorator.kind === "call" && decorator.args[0] !== undefined ? machine.evaluate(here, decorator.args[0].value) : [],
  );
  const texts = [site.given.positional[0], ...decorators].flatMap((value) => value?.text ?? []);
  const { text } = here.frame.unit.module;
  return constrained(texts, text.slice(site.at.end, site.at.end + 300));
}

const laravelPatterns: Readonly<Record<string, string>> = {
  Number: "[0-9]+",
  Alpha: "[a-zA-Z]+",
  AlphaNumeric: "[a-zA-Z0-9]+",
  Uuid: "[0-9a-fA-F-]+",
  Ulid: "[0-9A-Z]+",
};

/** Laravel says behind a route what its parameters may be: `->whereNumber("id")`, `->where("path", ".*")`. */
function constrained(paths: string[], behind: string): string[] {
  let all = paths;
  for (const [, kind, given] of /^[^;]*/.exec(behind)![0].matchAll(/->where(\w*)\(([^)]*)\)/g)) {
    const texts = [...given!.matchAll(/(["'])((?:\\.|(?!\1).)*)\1/g)].map((match) => match[2]!);
    const known = laravelPatterns[kind!];
    const pairs =
      known === undefined
        ? texts.flatMap((name, index) => (index % 2 === 0 ? [[name, texts[index + 1] ?? ".*"] as const] : []))
        : texts.map((name) => [name, known] as const);
    for (const [name, pattern] of pairs) all = all.map((path) => path.replace(`{${name}}`, `{${name}:${pattern}}`));
  }
  return all;
}

/** Whether a path of a function or its class names a parameter, or is not known. */
export function mayBeOfPath(
  machine: Machine,
  here: Here,
  { unit, owner }: Callable & { kind: "function" },
  { name }: Parameter,
): boolean {
  const paths = unit.decorators.flatMap((decorator) => {
    if (decorator.kind !== "call") return [];
    const path = decorator.args.find((argument) => argument.name === "path") ?? decorator.args[0];
    return path === undefined || (path.name !== undefined && path.name !== "path")
      ? []
      : [textOf(machine.evaluate(here, path.value))];
  });
  const outer = (owner?.unit.decorators ?? []).flatMap((decorator) =>
    decorator.kind === "call" ? decorator.args.map(({ value }) => textOf(machine.evaluate(here, value)) ?? "") : [],
  );
  if (paths.length === 0 || paths.includes(undefined)) return true;
  const written = new RegExp(`\\{!?${name.replace(/\W/g, "\\$&")}\\b`);
  return [...paths, ...outer].some((path) => written.test(path ?? ""));
}

/** What a parameter is safe for that a path lets through: `{id:[0-9]+}`, `{id<\\d+>}`. */
function safeAsWritten(path: string, name: string): number {
  const from = path.search(new RegExp(`[{]${name.replace(/\W/g, "\\$&")}\\s*[:<]`));
  const pattern = from < 0 ? undefined : /^[{]\w+\s*(?::\s*((?:[^{}]|\{[^{}]*\})+)|<([^>]+)>)/.exec(path.slice(from));
  const body = pattern?.[1] ?? pattern?.[2];
  if (body === undefined) return 0;
  return /^[a-z]+$/.test(body) ? safeOfKind(body) : safeWhenMatching(body, true);
}

/**
 * What a parameter is safe for that is of a kind: `{id:int}`; of `{file:path}` nothing is known.
 * https://starlette.dev/routing/#path-parameters, https://learn.microsoft.com/aspnet/core/fundamentals/routing#route-constraints
 */
function safeOfKind(kind: string): ContextSet {
  if (/^(int|long|float|double|decimal|bool|uuid|guid|datetime|alpha)$/.test(kind)) return everyContext;
  return kind === "str" ? contextSet("path") : 0;
}

/** A parameter that is a number in the path is nothing else; one that is one segment of it names no file of another folder. */
export function ofPath(value: Value, name: string, spellings: readonly string[], paths: readonly string[]): Value {
  const written = new RegExp(`[{<:]${name.replace(/\W/g, "\\$&")}\\b`);
  const found = paths.filter((path) => written.test(path));
  if (found.length === 0) return value;
  const safe = found.reduce((all, path) => all & safeAsWritten(path, name), -1);
  if (safe !== 0) return madeSafe(value, safe);
  // `<int:page>`, of Flask and Django; `<page:int>`, of Sanic and Bottle.
  const isNumber = (path: string) =>
    ["int", "float", "uuid"].some((kind) => path.includes(`<${kind}:${name}>`) || path.includes(`<${name}:${kind}>`));
  if (found.every(isNumber)) return { ...value, taints: [] };
  const isSegment = found.every((path) =>
    spellings.some((spelling) => path.includes(spelling.replace("*", () => name))),
  );
  return isSegment ? madeSafe(value, contextSet("path")) : value;
}

/** The paths that decorators of a function say, with what they require of parameters: `requirements: ["id" => "\\d+"]`. */
export function declaredPaths(machine: Machine, inside: Here, unit: FunctionUnit): string[] {
  return unit.decorators.flatMap((decorator) => {
    if (decorator.kind !== "call") return [];
    const [path] = decorator.args;
    const required = decorator.args.find(({ name }) => name === "requirements");
    const text = path === undefined ? undefined : textOf(machine.evaluate(inside, path.value));
    if (text === undefined) return [];
    if (required === undefined) return [text];
    const said = machine.evaluate(inside, required.value);
    return [
      text.replace(/\{(\w+)\}/g, (whole, name: string) => {
        const pattern = textOf(optionOf(inside.state, said, name));
        return pattern === undefined ? whole : `{${name}<${pattern}>}`;
      }),
    ];
  });
}
