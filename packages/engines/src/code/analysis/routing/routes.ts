import type { FunctionUnit, Parameter } from "../../ir/index.ts";
import type { EntryModel, NamedParameters, RouteModel } from "../../models/index.ts";
import { rules } from "../../rules/index.ts";
import {
  type Callable,
  contextSet,
  isSafeFor,
  madeSafe,
  named,
  nothing,
  only,
  type Pending,
  unknown,
  type Value,
} from "../../values/index.ts";
import { safeWhenMatching } from "../builtins/text.ts";
import type { CallSite } from "../calls/call-site.ts";
import { isMeasured } from "../classes/typed.ts";
import { optionOf } from "../conditions.ts";
import { textOf } from "../literals.ts";
import { allGiven, type Given, type Here, type Machine } from "../machine.ts";
import { traits } from "../traits.ts";
import {
  isModel,
  isProvedWhole,
  noteExpected,
  pipesAround,
  proofOfParameter,
  provedByHandlers,
  provedByOptions,
  provedByPipes,
  through,
} from "../validating/index.ts";
import { filledWhole, isBound, isUndeclared } from "./aspnet/binding.ts";
import { dependencyOf, provided } from "./dependencies.ts";
import { applies, namesOfDecorators } from "./entries.ts";
import { harmlessTypes } from "./harmless.ts";
import { holdsMeasures, isWord } from "./java/index.ts";
import { noteOperations, operationArgument } from "./operations.ts";

/** When the call registers handlers with a framework, they are run once the place is known as a whole. */
export function registerRoute(machine: Machine, here: Here, site: CallSite): void {
  const { routes } = machine.catalog(here.frame.unit.module.language);
  for (const name of site.target.names) {
    const route = routes.get(name);
    if (route !== undefined) {
      register(machine, here, site, route);
      return;
    }
  }
  if (site.method === undefined || site.target.callables.length > 0) return;
  const route = routes.get(`*.${site.method}`);
  if (route === undefined) return;
  const first = site.given.positional[0];
  const path = first === undefined ? undefined : (first.text ?? only(first));
  const startsLikePath = typeof path === "string" && path.startsWith("/");
  if (route.pathFirst !== true || startsLikePath) register(machine, here, site, route);
}

function register(machine: Machine, here: Here, site: CallSite, route: RouteModel): void {
  const handlers =
    "from" in route.handlers
      ? site.given.positional.slice(route.handlers.from)
      : optionsGiven(here, site.given, route.handlers.option);
  for (const option of route.before ?? []) handlers.unshift(...optionsGiven(here, site.given, option));
  const callables = handlers.flatMap((handler) => [
    ...handler.callables,
    ...itemsOf(here, handler).flatMap((value) => value.callables),
    ...calledByName(machine, here, handler),
  ]);
  const { returns } = route;
  const listed = handlers.flatMap((handler) => [handler, ...itemsOf(here, handler)]);
  const options = allGiven(site.given);
  const pending: Pending[] = [];
  let next: Callable | undefined;
  // From the last one to the first, since each goes on to the one after it, with the same request.
  const shared = new Map<string, Value>();
  for (const callable of [...callables].reverse()) {
    const given = handlerArguments(machine, here, callable, route, site);
    const onReturn = returns && ((value: Value) => checkReturned(machine, callable, value, returns));
    const positional = given.map((value) => {
      const [type = ""] = value.names;
      if (!goesOn(route)) return value;
      if (type.endsWith(".next")) return next === undefined ? value : { ...value, callables: [next] };
      if (!shared.has(type)) shared.set(type, value);
      return value.taints.length > 0 ? value : (shared.get(type) ?? value);
    });
    const target = { ...nothing, constants: undefined, callables: [callable] };
    const unless = goesOn(route) ? ({ kind: "next", target, args: positional } as const) : undefined;
    const request = positional.find(({ names }) => names[0]?.endsWith(".Request"))?.number ?? 0;
    const isExpected = noteExpected(machine, listed, request);
    const proofs = [...provedByHandlers(machine, listed, request), ...provedByOptions(machine, here, options, request)];
    const isChecked = isExpected || proofs.length > 0;
    pending.unshift({
      callable,
      positional,
      proofs,
      ...(onReturn && { onReturn }),
      ...(unless && { unless }),
      ...(isChecked && { isChecked }),
    });
    next = unless;
  }
  here.frame.pending.push(...pending);
}

/** Whether a handler decides by calling a function whether the one after it is called. */
function goesOn({ parameters }: RouteModel): boolean {
  return parameters.some((type) => type.endsWith(".next"));
}

/** A function of PHP that is given by its name. */
function calledByName(machine: Machine, here: Here, handler: Value): readonly Callable[] {
  const name = here.frame.unit.module.language === "php" ? textOf(handler) : undefined;
  if (name === undefined || !/^\w+$/.test(name)) return [];
  return machine.evaluate(here, { kind: "name", name, start: 0, end: 0 }).callables;
}

function itemsOf(here: Here, value: Value): Value[] {
  return value.objects.flatMap((number) => {
    const thing = here.state.thing(number);
    return thing?.isList === true ? [...thing.slots.values()] : [];
  });
}

/** What is given under a name, among the arguments, in a record or in a list of records. */
function optionsGiven(here: Here, given: Given, option: string): Value[] {
  const named = given.keywords.get(option);
  const inside = allGiven(given)
    .flatMap((value) => [value, ...itemsOf(here, value)])
    .flatMap((value) => optionOf(here.state, value, option) ?? []);
  return named === undefined ? inside : [named, ...inside];
}

/** Reports what a handler returns when the framework writes it out as it is. */
function checkReturned(
  machine: Machine,
  callable: Callable,
  value: Value,
  { rule, sink, matches, unless }: NonNullable<RouteModel["returns"]>,
): void {
  if (unless !== undefined && callable.kind === "function") {
    const { module, start, end } = callable.unit;
    if (unless.test(module.text.slice(start, end))) return;
  }
  const { context } = rules[rule];
  if (matches !== undefined && !matches.test(value.text ?? "")) return;
  if (callable.kind !== "function" || context === undefined || value.names.length > 0) return;
  for (const taint of value.taints) {
    if (isSafeFor(taint.safe, context) || taint.last === undefined) continue;
    machine.report({ rule, at: taint.last.at, unit: callable.unit, sink, taints: [taint], doubt: 0 });
  }
}

function handlerArguments(
  machine: Machine,
  here: Here,
  callable: Callable,
  route: RouteModel,
  site: CallSite,
): Value[] {
  const unit = callable.kind === "function" ? callable.unit : undefined;
  const count = unit?.parameters.filter((parameter) => parameter.kind === "positional").length ?? 0;
  const types =
    route.errorParameters !== undefined && count === route.errorParameters.length
      ? route.errorParameters
      : route.parameters;
  if (route.namedParameters !== undefined && unit !== undefined) {
    return unit.parameters.map((_, index) =>
      (types[index] ?? "") !== ""
        ? typedBy(types[index]!, machine.fresh())
        : ofPath(
            namedParameter(machine, here, unit, index, route.namedParameters!, callable),
            unit.parameters[index]!.name,
            route.namedParameters!.segments ?? [],
            pathsOf(machine, here, unit, site),
          ),
    );
  }
  const { sources } = machine.catalog(here.frame.unit.module.language);
  return types.map((type, index) => {
    const value = type === "" ? unknown : typedBy(type, machine.fresh());
    const model = sources.get(type);
    const target = unit?.parameters[index]?.target;
    if (model === undefined || target === undefined) return value;
    const at = { module: unit!.module, start: target.start, end: target.end };
    const source = { label: model.label, what: model.what, at };
    return { ...value, taints: [{ source, last: undefined, safe: contextSet(...(model.safe ?? [])), doubt: 0 }] };
  });
}

/** The paths under which a function is registered: where the call says one, or its decorators do. */
function pathsOf(machine: Machine, here: Here, unit: FunctionUnit, site: CallSite): string[] {
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
function mayBeOfPath(
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
  return body === undefined ? 0 : safeWhenMatching(body, true);
}

/** A parameter that is a number in the path is nothing else; one that is one segment of it names no file of another folder. */
function ofPath(value: Value, name: string, spellings: readonly string[], paths: readonly string[]): Value {
  const written = new RegExp(`[{<:]${name.replace(/\W/g, "\\$&")}\\b`);
  const found = paths.filter((path) => written.test(path));
  const safe = found.length === 0 ? 0 : found.reduce((all, path) => all & safeAsWritten(path, name), -1);
  if (safe !== 0) return ofPath(madeSafe(value, safe), name, spellings, []);
  // `<int:page>`, of Flask and Django.
  const isNumber = (path: string) => ["int", "float", "uuid"].some((kind) => path.includes(`<${kind}:${name}>`));
  if (found.length > 0 && found.every(isNumber)) return { ...value, taints: [] };
  const isSegment = found.every((path) =>
    spellings.some((spelling) => path.includes(spelling.replace("*", () => name))),
  );
  return found.length > 0 && isSegment ? madeSafe(value, contextSet("path")) : value;
}

function typedBy(type: string, number: number): Value {
  return { ...named(type), number };
}

/** A parameter that the framework fills from the request, by its name or type. */
function namedParameter(
  machine: Machine,
  here: Here,
  unit: FunctionUnit,
  index: number,
  model: NamedParameters,
  callable: Callable,
): Value {
  const parameter = unit.parameters[index]!;
  const frame = callable.kind === "function" ? callable.frame : here.frame;
  const inside = { ...here, frame };
  const types = parameter.annotation === undefined ? [] : machine.evaluate(inside, parameter.annotation).names;
  const place = { module: unit.module, start: parameter.target.start, end: parameter.target.end };
  const given = dependencyOf(machine, inside, parameter);
  if (given !== undefined && !isModelOf(machine, given))
    return provided(machine, inside, given, (needing, place, each) =>
      namedParameter(machine, inside, needing, place, model, each),
    );
  const other = model.others?.[parameter.name];
  if (other !== undefined) return typedBy(other, machine.fresh());
  const number = machine.fresh();
  machine.registrations.noteRequestNumber(number, place);
  if (types.some((type) => harmlessTypes.has(type.replace(/\(\)$/, ""))) || holdsMeasures(unit, parameter))
    return { ...unknown, number };
  const isDotnet = unit.module.language === "csharp";
  const { isTyped } = traits[unit.module.language];
  if (isTyped && parameter.annotation !== undefined && isMeasured(machine.evaluate(inside, parameter.annotation)))
    return { ...unknown, number };
  if (model.untyped !== undefined && isUndeclared(unit, parameter)) return { ...named(...model.untyped), number };
  const isGiven = isDotnet
    ? model.isGenerated === true || isBound(machine, inside, parameter)
    : isFilled(machine, inside, parameter, types);
  if (isTyped && !isGiven) return unknown;
  if (index === 0 && (parameter.name === "self" || parameter.name === "cls"))
    return callable.kind === "function" ? (callable.self ?? unknown) : unknown;
  const request = types.filter(
    (type) =>
      machine.catalog(unit.module.language).types.get(type) !== undefined ||
      /\.(Request|HttpRequest|WebSocket|Response|BackgroundTasks)$/.test(type),
  );
  if (request.length > 0) {
    const catalog = machine.catalog(unit.module.language);
    return { ...named(...request.map((type) => catalog.types.get(type) ?? type)), number: machine.fresh() };
  }
  // What is declared to be of another class comes from the program, not from the request.
  if (traits[unit.module.language].checksTypes && parameter.annotation !== undefined)
    return { ...unknown, number: machine.fresh() };
  const source = { label: model.label, what: `${model.what} ${parameter.name}`, at: place };
  const names = isDotnet ? filledWhole(machine, inside, parameter) : [];
  if (isWord(unit, parameter)) return { ...unknown, number };
  // The framework puts what is sent into a file of its own.
  const isFile = types.some((type) => /^java\.io\.File(\(\))?$/.test(type));
  const safe = isFile ? contextSet("path") : 0;
  const value = { ...unknown, number, names, taints: [{ source, last: undefined, safe, doubt: 0 }] };
  if (unit.module.language !== "python") return value;
  const proof = proofOfParameter(machine, inside, parameter);
  return isProvedWhole(proof) ? { ...unknown, number } : through(machine, here, value, proof, place);
}

/** Whether a dependency is a class whose fields are the parameters. */
function isModelOf(machine: Machine, { callables }: Value): boolean {
  return callables.some((callable) => callable.kind === "class" && isModel(machine, callable));
}

/** Classes of a library that a request's content may come in. */
const carriers =
  /^java\.(util|io)\.|MultipartFile|JsonNode|JSONObject|HttpEntity|RequestEntity|FormDataMultiPart|servlet\.(http\.)?\w*Request|\.String$/;
/** Parameters that the framework fills with something of its own. */
const givenByFramework =
  /\.(AuthenticationPrincipal|SessionAttribute|RequestAttribute|Autowired|Value|Context|Suspended|CurrentUser)$/;

/** Whether a Java framework fills a parameter from the request: text, a class of the project, or a carrier of content. */
function isFilled(machine: Machine, here: Here, parameter: Parameter, types: readonly string[]): boolean {
  const marks = namesOfDecorators(machine, here, parameter.decorators ?? []);
  if (marks.some((name) => givenByFramework.test(name))) return false;
  return types.length === 0 || types.some((type) => carriers.test(type));
}

/** Reports what an entry point returns when the framework writes it out as the answer, or follows it. */
export function checkAnswer(
  machine: Machine,
  here: Here,
  callable: Callable & { kind: "function" },
  value: Value,
): void {
  const { unit, owner } = callable;
  const inside = { ...here, frame: callable.frame };
  const entry = machine
    .catalog(unit.module.language)
    .entries.find((candidate) => candidate.answersWhen !== undefined && applies(machine, inside, candidate, callable));
  if (entry?.answersWhen === undefined || value.names.length > 0 || value.objects.length > 0) return;
  if (value.text?.startsWith("redirect:")) {
    checkReturned(machine, callable, value, { rule: "open-redirect", sink: "the view redirect:" });
    return;
  }
  const decorators = [...unit.decorators, ...(owner?.unit.decorators ?? [])];
  const isAnswer = namesOfDecorators(machine, inside, decorators).some((name) => entry.answersWhen!.includes(name));
  if (isAnswer) {
    const matches = entry.answersLike;
    const sink = "the answer's body";
    checkReturned(machine, callable, value, { rule: "cross-site-scripting", sink, ...(matches && { matches }) });
  }
}

/** What a function that nobody is seen to call is given, judged by its annotations and by how it uses its parameters. */
export function guessArguments(machine: Machine, here: Here, callable: Callable & { kind: "function" }): Value[] {
  const { unit } = callable;
  const catalog = machine.catalog(unit.module.language);
  const inside = { ...here, frame: callable.frame };
  const offset = callable.owner !== undefined && traits[unit.module.language].namesSelf && !isStatic(unit) ? 1 : 0;
  const values = unit.parameters.map((parameter, index): Value => {
    if (index < offset) return callable.self ?? unknown;
    // Its declared class is taken when it is bound.
    if (traits[unit.module.language].isTyped) return { ...unknown, number: machine.fresh() };
    const types = parameter.annotation === undefined ? [] : machine.evaluate(inside, parameter.annotation).names;
    const known = types
      .flatMap((type) => catalog.types.get(type) ?? [type, `${type}()`])
      .filter((type) => !/^(global|builtins)\.|^php\.[a-z]/.test(type));
    return known.length === 0
      ? { ...unknown, number: machine.fresh() }
      : { ...named(...known), number: machine.fresh() };
  });
  for (const { number } of values) machine.registrations.noteGuessed(number);
  const operations = machine.operationsOf(unit);
  if (operations.length > 0) {
    noteOperations(machine, unit, operations);
    for (let index = offset; index < values.length; index++)
      values[index] = operationArgument(machine, unit, index, operations);
    return values.slice(offset);
  }
  const entry = catalog.entries.find((candidate) => applies(machine, inside, candidate, callable));
  if (entry !== undefined) {
    if (entry.decoratedParameters !== undefined)
      decorateParameters(machine, inside, callable, values, entry.decoratedParameters);
    for (const [index, type] of entry.parameters.entries()) {
      const place = index + offset;
      if (values[place] !== undefined && type !== "" && values[place].names.length === 0)
        values[place] = typedBy(type, machine.fresh());
    }
    if (entry.namedParameters !== undefined) {
      for (let index = offset + entry.parameters.length; index < values.length; index++) {
        if (entry.namedParameters.isOfPath === true && !mayBeOfPath(machine, inside, callable, unit.parameters[index]!))
          continue;
        const value = namedParameter(machine, inside, unit, index, entry.namedParameters, callable);
        values[index] = ofPath(value, unit.parameters[index]!.name, [], declaredPaths(machine, inside, unit));
      }
    }
  } else if (machine.publicName(unit) !== undefined) {
    for (let index = offset; index < values.length; index++)
      values[index] = givenByCaller(machine, inside, unit, index, values[index]!);
  }
  return values.slice(offset);
}

/** Classes that hold texts, bytes, addresses or files: what may be an attack in the hands of a library. */
const texts =
  /^java\.(util|io|net|nio)\.|^java\.util\.zip\.|^java\.lang\.(String|CharSequence|Object|Iterable)(\(\))?$|^org\.(xml\.sax|w3c\.dom)\.|^javax\.xml\.transform\.|^builtin\.(string|any|byte)|^io\.|^pathlib\.|^php\.(string|array|mixed)|^typing\.|^os\.PathLike/;

/** The paths that decorators of a function say, with what they require of parameters: `requirements: ["id" => "\\d+"]`. */
function declaredPaths(machine: Machine, inside: Here, unit: FunctionUnit): string[] {
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

/** A parameter of a public function of a library. */
function givenByCaller(machine: Machine, inside: Here, unit: FunctionUnit, index: number, value: Value): Value {
  const { annotation, name } = unit.parameters[index]!;
  const given = fromCallers(machine, unit, name);
  if (given === undefined) return value;
  const { taints } = given;
  if (annotation === undefined) return { ...value, number: value.number || machine.fresh(), taints };
  const { names, callables } = machine.evaluate(inside, annotation);
  if (names.some((type) => harmlessTypes.has(type.replace(/\(\)$/, "")))) return value;
  const isOwn = callables.some(({ kind }) => kind === "class");
  if (isOwn || (traits[unit.module.language].isTyped && !names.some((type) => texts.test(type)))) return value;
  return value.names.length > 0 && !value.names.some((type) => texts.test(type)) ? value : { ...value, taints };
}

/** What a caller of a published library may give one of its functions; `undefined` for functions of other code. */
export function fromCallers(machine: Machine, unit: FunctionUnit, parameter: string): Value | undefined {
  const name = machine.publicName(unit);
  if (name === undefined) return undefined;
  const index = unit.parameters.findIndex((candidate) => candidate.name === parameter);
  const { start, end } = unit.parameters[index]?.target ?? { start: unit.start, end: unit.start };
  const shown = name === "" ? "the library" : name;
  const source = {
    label: "library input" as const,
    what: `the argument ${parameter || index + 1} of ${shown}`,
    at: { module: unit.module, start, end },
  };
  return { ...unknown, number: machine.fresh(), taints: [{ source, last: undefined, safe: 0, doubt: 1 }] };
}

/** Gives parameters what their decorators say: `@Body() order`. */
function decorateParameters(
  machine: Machine,
  inside: Here,
  { unit, owner }: Callable & { kind: "function" },
  values: Value[],
  models: NonNullable<EntryModel["decoratedParameters"]>,
): void {
  for (const [index, parameter] of unit.parameters.entries()) {
    const marks = namesOfDecorators(machine, inside, parameter.decorators ?? []);
    const model = models.find(({ decorator }) => decorator.some((name) => marks.includes(name)));
    if (model === undefined) continue;
    if ("type" in model) {
      values[index] = typedBy(model.type, machine.fresh());
      continue;
    }
    const at = { module: unit.module, start: parameter.target.start, end: parameter.target.end };
    const source = { label: model.label, what: model.what, at };
    const sent = { ...unknown, number: machine.fresh(), taints: [{ source, last: undefined, safe: 0, doubt: 0 }] };
    const pipes = pipesAround(machine, inside, [...unit.decorators, ...(owner?.unit.decorators ?? [])]);
    values[index] = provedByPipes(machine, inside, parameter, sent, pipes, at);
  }
}

function isStatic(unit: FunctionUnit): boolean {
  return unit.decorators.some((decorator) => decorator.kind === "name" && decorator.name === "staticmethod");
}
