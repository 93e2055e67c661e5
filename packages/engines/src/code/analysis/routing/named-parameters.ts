import type { FunctionUnit, Parameter } from "../../ir/index.ts";
import type { NamedParameters } from "../../models/index.ts";
import { type Callable, contextSet, named, unknown, type Value } from "../../values/index.ts";
import { isMeasured } from "../classes/typed.ts";
import type { Here, Machine } from "../machine.ts";
import { traits } from "../traits.ts";
import { givenBySchema, isModel, isProvedWhole, proofOfParameter, through } from "../validating/index.ts";
import { filledWhole, isBound, isUndeclared } from "./aspnet/binding.ts";
import { dependencyOf, provided } from "./dependencies.ts";
import { namesOfDecorators } from "./entries.ts";
import { isHarmless } from "./harmless.ts";
import { holdsMeasures, isWord } from "./java/index.ts";

/** A value of which nothing is known but its type. */
export function typedBy(machine: Machine, type: string): Value {
  return { ...named(type), number: machine.fresh() };
}

/** A parameter that the framework fills from the request, by its name or type. */
export function namedParameter(
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
  const read = unit.module.language === "python" ? givenBySchema(machine, inside, unit, index) : undefined;
  if (read !== undefined) return read;
  const given = dependencyOf(machine, inside, parameter);
  if (given !== undefined && !isModelOf(machine, given))
    return provided(machine, inside, given, (needing, place, each) =>
      namedParameter(machine, inside, needing, place, model, each),
    );
  const other = model.others?.[parameter.name];
  if (other !== undefined) return typedBy(machine, other);
  const number = machine.fresh();
  machine.registrations.noteRequestNumber(number, place);
  if (isHarmless(types) || holdsMeasures(unit, parameter)) return { ...unknown, number };
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
  /^java\.(util|io|net)\.|^reactor\.core\.publisher\.|MultipartFile|FilePart|FileUpload|FormDataContentDisposition|MultivaluedMap|MultiValueMap|JsonNode|JSONObject|HttpEntity|RequestEntity|FormDataMultiPart|servlet\.(http\.)?\w*Request|\.String$/;

/** Parameters that the framework fills with something of its own. */
const givenByFramework =
  /\.(AuthenticationPrincipal|SessionAttribute|RequestAttribute|Autowired|Value|Context|Suspended|CurrentUser)$/;

/** Whether a Java framework fills a parameter from the request: text, a class of the project, or a carrier of content. */
function isFilled(machine: Machine, here: Here, parameter: Parameter, types: readonly string[]): boolean {
  const marks = namesOfDecorators(machine, here, parameter.decorators ?? []);
  if (marks.some((name) => givenByFramework.test(name))) return false;
  return types.length === 0 || types.some((type) => carriers.test(type));
}
